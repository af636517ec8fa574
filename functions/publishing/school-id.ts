import type { Context } from '../context.ts'
import { foldForMatching } from '../fields/fold-for-matching.ts'
import { toCrockford } from '../sealing/crockford.ts'
import { utf8 } from '../sealing/hkdf.ts'

/**
 * The id of a school by its Chinese name: that of the directory; else that of a warning that is about it
 * already, the editors' first; else one that follows from the name, so that two officers find the same.
 */
export async function schoolIdOf(
  { editorsWarnings, schools }: Pick<Context, 'editorsWarnings' | 'schools'>,
  school: { readonly zh: string } | null,
): Promise<string | null> {
  if (school === null) return null
  const listed = schools.called(school.zh)
  if (listed) return listed.id
  const plain = (name: string) => foldForMatching(name).trim().toLowerCase()
  const known = editorsWarnings.find(
    (one) => one.school && plain(one.school.name.zh) === plain(school.zh),
  )
  if (known?.school) return known.school.id
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(plain(school.zh))))
  return `s-${toCrockford(digest, 10).toLowerCase()}`
}
