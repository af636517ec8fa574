import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { linkEvent } from '../../../functions/audit/link-event.ts'
import type { OpenedReport } from '../../../functions/triage/open-report.ts'
import { triageStore } from '../../../functions/triage/triage.store.ts'
import { countingRows } from '../../../scripts/bench/counting-rows.store.ts'
import { openConsole } from '../../support/console.ts'
import { NOW } from '../../support/door.ts'
import { AUDIT_SECRET, storeReport } from '../../support/stored-report.ts'
import { tampering } from '../../support/tampering.ts'

const LOOKS = 120

describe('a long history', () => {
  it('comes in pages, the newest first, and reads no more than a page', async () => {
    const { page, rowsRead } = await longHistory()
    const newest = await page('')
    const rows = rowsRead()
    console.info(`history: ${rows} rows read to open a report with ${LOOKS + 2} events`)
    expect(rows).toBeLessThanOrEqual(4 * 51 + 10)
    const [middle, oldest] = [await page('?before=73'), await page('?before=23')]
    const seqs = [oldest, middle, newest].flatMap(({ events }) => events.map(({ seq }) => seq))
    expect(seqs).toEqual(Array.from({ length: LOOKS + 2 }, (_, n) => n + 1))
    expect([newest, middle, oldest].map(({ earlier }) => earlier)).toEqual([73, 23, null])
    expect([newest, middle, oldest].every(({ historyHolds }) => historyHolds)).toBe(true)
  })

  it.each<[string, number, [boolean, boolean, boolean]]>([
    ['on the newest page', 100, [false, true, true]],
    ['where the newest page begins', 73, [false, true, true]],
    ['just before it, where the newest page hangs on', 72, [false, false, true]],
    ['on the oldest page', 5, [true, true, false]],
    ['the first of all', 1, [true, true, false]],
  ])('shows what was changed on the page where it stands: %s', async (_, seq, holds) => {
    const { page, id } = await longHistory()
    await page('')
    await tampering(env.DB, [
      env.DB.prepare("UPDATE events SET mac = 'x' WHERE report_id = ? AND seq = ?").bind(id, seq),
    ])
    const pages = [await page(''), await page('?before=73'), await page('?before=23')]
    expect(pages.map(({ historyHolds }) => historyHolds)).toEqual(holds)
  })

  it.each(['0', '-1', 'x', '1.5', '99999999999'])('refuses a page that is none: %s', async (n) => {
    const { id, opened } = await longHistory()
    const response = await opened.as('wang', `/api/v1/triage/reports/${id}?before=${n}`)
    const errors = [{ pointer: '/before', code: 'invalid' }]
    expect([response.status, await response.json()]).toMatchObject([422, { errors }])
  })
})

/** One event of the reporter, 120 looks of li, and the first look of wang. */
async function longHistory() {
  const id = await storeReport(env.DB)
  const store = triageStore(env.DB)
  for (let n = 0; n < LOOKS; n += 1) {
    const current = await store.currentState('jiangpan', id)
    if (!current) throw new Error('the report is gone')
    const look = { reportId: id, centreId: 'jiangpan', at: NOW.toISOString(), actor: 'li' }
    await store.append(
      await linkEvent(AUDIT_SECRET, current.head, { ...look, type: 'opened', data: {} }),
    )
  }
  const { db, rowsRead } = countingRows(env.DB)
  const opened = await openConsole({ triage: triageStore(db) })
  const page = async (query: string): Promise<OpenedReport> =>
    (await opened.as('wang', `/api/v1/triage/reports/${id}${query}`)).json()
  return { id, opened, page, rowsRead }
}
