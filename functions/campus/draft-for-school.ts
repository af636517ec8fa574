import type { School } from '../schools/schools.ts'
import type { CampusInput } from './campus.schema.ts'

/** What a school's people say, as the draft of a campus warning: of this school, naming nobody. Pure. */
export const draftForSchool = (school: School, input: CampusInput) => ({
  ...input,
  ...{ kind: 'campus', region: school.region, school: school.name },
  ...{ naming: 'nobody', hearing: null, kept: [], correction: null, askedCentre: null },
})
