import { execFileSync } from 'node:child_process'
import { Stop } from '../run/stop.ts'
import { ROOT, tool, toolEnv } from '../run/tools.ts'

/** Reports that nothing but one key opens, by whether they are still open. */
export interface OnlyOpened {
  /** References of open ones, the first twenty. */
  readonly open: readonly string[]
  readonly openCount: number
  readonly endedCount: number
}

const KID = /^[\w-]+$/

/** What is sealed, as SQL asks for it; one row for each report. */
export function onlyOpenedBy(kid: string, others: readonly string[]): string {
  if (![kid, ...others].every((id) => KID.test(id))) throw new Error('not a key id')
  const rest = others.map((id) => `'${id}'`).join(', ') || "''"
  const onlyIt = `s.wraps LIKE '%"${kid}"%'
    AND EXISTS (SELECT 1 FROM json_each(s.wraps) w WHERE w.value ->> 'kid' = '${kid}')
    AND NOT EXISTS (SELECT 1 FROM json_each(s.wraps) w WHERE w.value ->> 'kid' IN (${rest}))`
  const sealed = ['sealed_parts', 'messages', 'notes', 'evidence'].map(
    (table) => `SELECT s.report_id AS id FROM ${table} s WHERE ${onlyIt}`,
  )
  // An appeal waits three days at most, what another centre handed over somewhat longer; what was answered
  // needs no key any more.
  return `SELECT r.reference, r.open, r.created_at FROM reports r WHERE r.id IN (${sealed.join(' UNION ')})
    UNION ALL
    SELECT s.reference, s.open, s.created_at FROM appeals s WHERE s.open = 1 AND ${onlyIt}
    UNION ALL
    SELECT r.reference, 1, r.created_at FROM referrals s JOIN reports r ON r.id = s.report_id
    WHERE s.state IN ('sent', 'received') AND ${onlyIt}
    ORDER BY open DESC, created_at`
}

/** Asks a database with wrangler, local or deployed; it changes nothing. @throws Stop */
export function readOnlyOpened(
  where: readonly string[],
  env: Readonly<Record<string, string>>,
  kid: string,
  others: readonly string[],
): OnlyOpened {
  const args = ['d1', 'execute', 'DB', '--json', '--command', onlyOpenedBy(kid, others), ...where]
  let answer: string
  try {
    answer = execFileSync(tool('wrangler'), args, {
      ...{ cwd: ROOT, env: toolEnv(env), encoding: 'utf8', maxBuffer: 1 << 28 },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    throw new Stop(`wrangler could not read: ${(error as Error).message.split('\n')[0]}`)
  }
  const [{ results }] = JSON.parse(answer) as [{ results: { reference: string; open: number }[] }]
  return summaryOf(results)
}

/** The rows of `onlyOpenedBy` as counts, and the first references. */
export function summaryOf(
  rows: readonly { readonly reference: string; readonly open: number }[],
): OnlyOpened {
  const open = rows.filter((row) => row.open === 1)
  return {
    open: open.slice(0, 20).map(({ reference }) => reference),
    openCount: open.length,
    endedCount: rows.length - open.length,
  }
}
