import raw from '../../content/schools.yaml'
import { foldForMatching } from '../fields/fold-for-matching.ts'
import { type School, type SchoolsFile, schoolsSchema } from './schools.schema.ts'

export type { School }
export type Schools = ReturnType<typeof schoolsOf>

let compiledIn: Schools | undefined

/** The directory of content/schools.yaml, compiled in: no stored row can give a mailbox to a school. */
export function schoolsFrom(): Schools {
  compiledIn ??= schoolsOf(schoolsSchema.parse(raw))
  return compiledIn
}

const plain = (name: string) => foldForMatching(name).trim().toLowerCase()

/** Looks up schools. Pure over one parsed file. */
export function schoolsOf({ schools }: SchoolsFile) {
  const find = (id: string): School | undefined => schools.find((school) => school.id === id)
  const names = schools
    .flatMap((school) =>
      [school.name.zh, school.name.en, ...(school.aliases ?? [])].flatMap((name) =>
        name ? [{ school, name: plain(name) }] : [],
      ),
    )
    // A name that holds another one's is the longer.
    .sort((a, b) => b.name.length - a.name.length)
  return {
    all: schools as readonly School[],
    find,

    /** The school whose name this is, in whatever width or case. */
    called: (name: string): School | undefined =>
      names.find((known) => known.name === plain(name))?.school,

    /** The school that somebody wrote about: its name somewhere in the words, such as with a campus. */
    namedIn(words: string): School | undefined {
      const typed = plain(words)
      return names.find(({ name }) => typed.includes(name))?.school
    },

    /** The school at whose domain, or below it, a mailbox is (an address as `parseEmail` gives it). */
    ofMailbox(email: string): School | undefined {
      const domain = email.slice(email.lastIndexOf('@') + 1)
      return schools.find(({ domains }) =>
        domains.some((one) => domain === one || domain.endsWith(`.${one}`)),
      )
    },

    /** The other schools of the same city. */
    neighboursOf(id: string): readonly School[] {
      const city = find(id)?.region.slice(0, 4)
      return schools.filter(({ id: other, region }) => other !== id && region.slice(0, 4) === city)
    },
  }
}
