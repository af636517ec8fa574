import pathFile from '../../content/mechanisms/path.yaml'
import { parseContent } from '../../functions/content/parse-content'
import type { Edition } from '../editions'
import { wordsIn } from '../i18n'
import { pathsIn } from '../paths'
import {
  type Mechanism,
  type MechanismGroup,
  mechanismGroupSchema,
  mechanismPathSchema,
} from '../schemas/mechanisms'
import { guideCalled } from './guides'

const files = import.meta.glob<unknown>(
  ['../../content/mechanisms/*.yaml', '!../../content/mechanisms/path.yaml'],
  { eager: true, import: 'default' },
)

/** The groups in their order. */
export const mechanismGroups: readonly MechanismGroup[] = Object.entries(files)
  .map(([path, file]) =>
    parseContent(mechanismGroupSchema, file, path.replace(/^.*content\//, 'content/')),
  )
  .sort((a, b) => a.order - b.order)

/** The stops between a call and money returned. */
export const mechanismPath = parseContent(
  mechanismPathSchema,
  pathFile,
  'content/mechanisms/path.yaml',
)

/** A mechanism and its group by id; one that doesn't exist stops the build. */
export function mechanismEntry(id: string): { mechanism: Mechanism; group: MechanismGroup } {
  for (const group of mechanismGroups) {
    const mechanism = group.mechanisms.find((one) => one.id === id)
    if (mechanism) return { mechanism, group }
  }
  throw new Error(`content/mechanisms: there is no "${id}"`)
}

/** The mechanisms that name a figure. */
export const mechanismsWith = (fact: string): string[] =>
  mechanismGroups.flatMap(({ mechanisms }) =>
    mechanisms.filter(({ figures }) => figures.includes(fact)).map(({ id }) => id),
  )

/** Campaigns in the order in which they began; those without a date come last. */
export function timeline(group: MechanismGroup): readonly Mechanism[] {
  const from = ({ when }: Mechanism) => when?.from ?? '9'
  return [...group.mechanisms].sort((a, b) => from(a).localeCompare(from(b)))
}

export interface Lead {
  readonly href: string
  readonly words: string
}

/** What this portal does about a mechanism, as links. */
export function leadsOf({ leads }: Mechanism, edition: Edition): Promise<Lead[]> {
  const t = wordsIn(edition.locale)
  const paths = pathsIn(edition)
  return Promise.all(
    leads.map(async (lead): Promise<Lead> => {
      if (lead.startsWith('guide:')) {
        const slug = lead.slice('guide:'.length)
        const { data } = await guideCalled(slug, edition.locale)
        return { href: paths.guide(slug), words: data.title }
      }
      const page = lead as 'now'
      return { href: paths[page](), words: t(`mechanisms.leads.${page}`) }
    }),
  )
}
