import type { ActionLine, LeftAlone, SharedTerm } from '../../../functions/cases/case'
import type { StoredEvent } from '../../../functions/triage/report-file'
import type { ConsoleWords } from './console-words'

/** “电话 139 **** 5678”. */
export const termWords = ({ t, say }: ConsoleWords, { kind, display }: SharedTerm): string =>
  t('cases.terms', {
    kind: kind === 'host' ? t('cases.host') : say('indicatorKind', kind),
    display: display ?? t('cases.unreadable'),
  })

/** How many reports name it, and how many reporters that is. */
export function countWords(
  { t }: ConsoleWords,
  term: Omit<SharedTerm, 'idx' | 'kind' | 'display'>,
) {
  const { reports, more, sources } = term
  const counted = t(more ? 'cases.reportsMore' : 'cases.reports', { n: reports })
  if (sources === null) return `${counted} · ${t('cases.sourcesUnknown')}`
  const said = t(more && sources >= reports ? 'cases.sourcesMore' : 'cases.sources', { n: sources })
  return `${counted} · ${said}`
}

/** Why something was done; a decision has its own reasons. */
export const becauseWords = ({ say }: ConsoleWords, kind: string, reason: string): string =>
  kind === 'decide' ? say('decide.because', reason) : say('cases.because', reason)

export const whyWords = ({ t, say }: ConsoleWords, { why, holder }: LeftAlone): string =>
  why === 'held-by-another'
    ? t('cases.why.held-by-another', { name: holder ?? '' })
    : say('cases.why', why)

/** What happened to a case. */
export function caseEventWords(words: ConsoleWords, { type, data }: StoredEvent): string {
  const n = Number(data.count)
  if (type === 'undone') return words.t('cases.event.undid', { n })
  return words.t('cases.event.action', {
    action: words.say('cases.action', type),
    n,
    reason: becauseWords(words, type, String(data.reason)),
  })
}

/** Those who did something in bulk, with how often and to how many; what was undone isn't counted. */
export function byOfficer(actions: readonly ActionLine[]) {
  const still = actions.filter(({ undoneAt }) => undoneAt === null)
  return [...Map.groupBy(still, ({ officerId }) => officerId)].map(([id, theirs]) => ({
    id,
    name: theirs[0]?.officer ?? id,
    times: theirs.length,
    rows: theirs.reduce((sum, { size }) => sum + size, 0),
  }))
}
