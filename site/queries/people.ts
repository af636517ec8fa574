import { type CollectionEntry, getCollection, getEntry } from 'astro:content'
import type { Locale } from '../editions'
import type { pathsIn } from '../paths'
import { DOORS, type DoorSlug } from '../schemas/door'
import { AUDIENCES } from '../schemas/guide'
import { allGuides, type GuideEntry, slugOf } from './guides'
import { isInStep } from './in-step'

export type AudienceEntry = CollectionEntry<'audiences'>
export type DoorEntry = CollectionEntry<'doors'>

/** `students` of `zh-CN/students`. */
export const slugOfPerson = ({ id }: AudienceEntry | DoorEntry) => id.slice(id.indexOf('/') + 1)

/** All kinds of people that have a page, in the order of AUDIENCES. */
export async function allAudiences(locale: Locale): Promise<AudienceEntry[]> {
  const all = await getCollection('audiences', ({ id }) => id.startsWith(`${locale}/`))
  const place = (entry: AudienceEntry) =>
    (AUDIENCES as readonly string[]).indexOf(slugOfPerson(entry))
  return all.sort((a, b) => place(a) - place(b))
}

/** The pages of situations, in the order of DOORS. */
export const allDoors = (locale: Locale): Promise<DoorEntry[]> =>
  Promise.all(DOORS.map((slug) => doorCalled(slug, locale)))

/** One of them; a page that names a missing one stops the build. */
export async function doorCalled(slug: DoorSlug, locale: Locale): Promise<DoorEntry> {
  const door = await getEntry('doors', `${locale}/${slug}`)
  if (!door) throw new Error(`content/doors/${locale}/${slug}.md is missing`)
  return door
}

/** The situations that readers of a guide may be in. */
export const doorsOf = async (guide: string, locale: Locale): Promise<DoorEntry[]> =>
  (await allDoors(locale)).filter(({ data }) => data.guides.includes(guide))

type Paths = ReturnType<typeof pathsIn>

const DOOR_PATHS = {
  'lent-card': (paths: Paths) => paths.lentCard(),
  'wont-believe': (paths: Paths) => paths.wontBelieve(),
  'gone-abroad': (paths: Paths) => paths.goneAbroad(),
} satisfies Record<DoorSlug, (paths: Paths) => string>

/** Where a situation's page stands. */
export const doorPath = (door: DoorEntry, paths: Paths) =>
  DOOR_PATHS[slugOfPerson(door) as DoorSlug](paths)

/** The scams that aim at somebody: the most frequent first, then the others that name them. */
export async function guidesFor(
  entry: AudienceEntry,
  locale: Locale,
): Promise<{ first: GuideEntry[]; others: GuideEntry[] }> {
  const slug = slugOfPerson(entry)
  const guides = await allGuides(locale)
  const first = entry.data.first.flatMap((one) => guides.filter((guide) => slugOf(guide) === one))
  const named = guides.filter(({ data }) => data.audiences.some((one) => one === slug))
  return { first, others: named.filter((guide) => !first.includes(guide)) }
}

/** Whether a page says what the Chinese one says now. */
export const personInStep = (entry: AudienceEntry | DoorEntry) =>
  isInStep(entry.filePath ?? '', entry.data.follows)
