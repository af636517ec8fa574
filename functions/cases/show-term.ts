import type { Context } from '../context.ts'
import { displayIndicator, maskIndicator } from '../indicators/display.ts'
import { decryptIndicator } from '../indicators/protect.ts'
import { canonicalOf } from '../reports/protect-indicators.ts'
import type { OwnTerm } from './links.store.ts'

/** What is shown of a link at most. */
const LONGEST = 60

/**
 * An indicator, masked: enough to know it again, not to learn it, because nobody has opened a report for
 * it. Links are shown whole and can't be followed.
 * @returns null where it can't be read any more
 */
export async function showTerm(
  { secrets }: Pick<Context, 'secrets'>,
  { reportId, n, kind, ct }: Pick<OwnTerm, 'reportId' | 'n' | 'kind' | 'ct'>,
  host: boolean,
): Promise<string | null> {
  const opened = await decryptIndicator(secrets.indicator, { reportId, n, kind }, ct)
  if (!opened.ok) return null
  const value = canonicalOf(kind, opened.value)
  const shown =
    kind === 'url' && !host ? displayIndicator({ kind, value }) : maskIndicator({ kind, value })
  return [...shown].length > LONGEST ? `${[...shown].slice(0, LONGEST).join('')}…` : shown
}
