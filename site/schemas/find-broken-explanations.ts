import { EDITIONS } from '../editions.ts'
import { pathsIn } from '../paths.ts'
import type { Glossary } from './glossary.ts'
import type { Law } from './law.ts'
import type { Mistaken } from './mistaken.ts'

/** What glossary, law and wrongly hit point to. */
export interface Explained {
  readonly glossary: Glossary
  readonly law: Law
  readonly mistaken: Mistaken
  readonly sources: Readonly<Record<string, unknown>>
  readonly guides: readonly { readonly slug: string }[]
}

/** A line, `file: field: reason`, for each guide, page, rule or source that isn't there. */
export function* findBrokenExplanations(content: Explained): Iterable<string> {
  const { glossary, law, mistaken, sources } = content
  const guides = new Set(content.guides.map(({ slug }) => slug))
  const rules = new Set(law.rules.map(({ id }) => id))
  for (const { id, leadsTo, namedIn } of glossary.terms) {
    const at = `content/glossary.yaml: ${id}`
    const lost = lostTarget(leadsTo, guides, rules, mistaken)
    if (lost) yield `${at}.leadsTo: ${lost}`
    yield* lostSources(at, namedIn, sources)
  }
  for (const { id, leadsTo, namedIn } of law.rules) {
    const at = `content/law.yaml: ${id}`
    for (const slug of leadsTo.filter((one) => !guides.has(one))) {
      yield `${at}.leadsTo: content/guides/zh-CN/${slug}.md is missing`
    }
    yield* lostSources(at, namedIn, sources)
  }
  for (const { id, laws, leadsTo } of mistaken.cases) {
    for (const slug of leadsTo.filter((one) => !guides.has(one))) {
      yield `content/mistaken.yaml: ${id}.leadsTo: content/guides/zh-CN/${slug}.md is missing`
    }
    for (const rule of laws.filter((one) => !rules.has(one))) {
      yield `content/mistaken.yaml: ${id}.laws: ${rule} is not in content/law.yaml`
    }
  }
}

function* lostSources(at: string, ids: readonly string[], sources: Explained['sources']) {
  for (const id of ids.filter((one) => !sources[one])) {
    yield `${at}.namedIn: ${id} is not in content/facts`
  }
}

/** Why a target leads nowhere, or undefined. */
function lostTarget(
  target: string,
  guides: ReadonlySet<string>,
  rules: ReadonlySet<string>,
  { cases }: Mistaken,
): string | undefined {
  const [page = '', anchor] = target.split('#')
  const slug = /^guide:(.*)/.exec(page)?.[1]
  if (slug) return guides.has(slug) ? undefined : `content/guides/zh-CN/${slug}.md is missing`
  if (!(page in pathsIn(EDITIONS[0]))) return `${page} is no page of site/paths.ts`
  if (page === 'law' && anchor && !rules.has(anchor)) return `${anchor} is not in content/law.yaml`
  if (page === 'mistaken' && anchor && !cases.some(({ id }) => id === anchor)) {
    return `${anchor} is not in content/mistaken.yaml`
  }
  return undefined
}
