import { type CollectionEntry, getCollection, getEntry } from 'astro:content'
import types from '../../content/scam-types.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { scamTypesSchema } from '../../functions/reports/scam-types.schema'
import type { Locale } from '../editions'
import { isInStep } from './in-step'

export type GuideEntry = CollectionEntry<'guides'>

const scamTypes = parseContent(scamTypesSchema, types, 'content/scam-types.yaml')
const order = scamTypes.map(({ id }) => id)

/** The heading under which a kind of scam is listed; undefined for an id that doesn't exist. */
export const groupOf = (scamType: string) => scamTypes.find(({ id }) => id === scamType)?.group

export const slugOf = (guide: GuideEntry) => guide.id.slice(guide.id.indexOf('/') + 1)

/** All guides of a language, in the order of content/scam-types.yaml. */
export async function allGuides(locale: Locale): Promise<GuideEntry[]> {
  const guides = await getCollection('guides', ({ id }) => id.startsWith(`${locale}/`))
  return guides.sort((a, b) => order.indexOf(a.data.scamType) - order.indexOf(b.data.scamType))
}

/** One guide; a page that names a missing one stops the build. */
export async function guideCalled(slug: string, locale: Locale): Promise<GuideEntry> {
  const guide = await getEntry('guides', `${locale}/${slug}`)
  if (!guide) throw new Error(`content/guides/${locale}/${slug}.md is missing`)
  return guide
}

/** Whether a page says what the Chinese one says now. */
export const inStep = (guide: GuideEntry) => isInStep(guide.filePath ?? '', guide.data.follows)
