import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { reportStore, type WriteCost } from '../../../functions/reports/report.store.ts'
import { openDoor } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'

/** What one report may write, in D1 rows: index entries count. */
const BUDGET = { report: 16, perIndicator: 4 }

it('writes at most 16 rows for a report with every part', async () => {
  const { cost } = await submitting(makeReport({ indicators: [] }))
  console.info(`intake: ${cost.rowsWritten} rows written for a report without indicators`)
  expect(cost.rowsWritten).toBeLessThanOrEqual(BUDGET.report)
})

it('writes at most four rows for each indicator', async () => {
  const { cost: without } = await submitting(makeReport({ indicators: [] }))
  const links = Array.from({ length: 10 }, (_, n) => ({ kind: 'url', value: `https://a${n}.top/` }))
  const { cost } = await submitting(makeReport({ indicators: links }))
  const each = (cost.rowsWritten - without.rowsWritten) / links.length
  console.info(`intake: ${each} rows written for each link`)
  expect(each).toBeLessThanOrEqual(BUDGET.perIndicator)
})

it('asks the database twice: once whether it was sent before, once to write', async () => {
  const { calls } = await submitting(makeReport())
  expect(calls).toEqual(['findAttempt', 'insert'])
})

async function submitting(body: unknown): Promise<{ cost: WriteCost; calls: string[] }> {
  const store = reportStore(env.DB)
  const calls: string[] = []
  let cost: WriteCost | undefined
  const door = await openDoor({
    reports: {
      ...store,
      findAttempt: (...given) => {
        calls.push('findAttempt')
        return store.findAttempt(...given)
      },
      insert: async (...given) => {
        calls.push('insert')
        const result = await store.insert(...given)
        if (result !== 'exists') cost = result
        return result
      },
    },
  })
  await door.report(body)
  if (!cost) throw new Error('nothing was written')
  return { cost, calls }
}
