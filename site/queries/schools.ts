import file from '../../content/schools.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { type School, schoolsSchema } from '../../functions/schools/schools.schema'
import type { Locale } from '../editions'
import { inLanguage } from './operator'

/** The directory of schools, in the file's order. */
export const schools: readonly School[] = parseContent(
  schoolsSchema,
  file,
  'content/schools.yaml',
).schools

/** A school's name in the page's language, Chinese where it has no other. */
export const nameOfSchool = ({ name }: Pick<School, 'name'>, locale: Locale) =>
  inLanguage({ zh: name.zh, en: name.en ?? name.zh }, locale)
