import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { type EventRow, rowToEvent } from '../../../functions/audit/event.store.ts'
import { verifyLog } from '../../../functions/audit/verify-log.ts'
import { openConsole } from '../../support/console.ts'
import { AUDIT_SECRET } from '../../support/stored-report.ts'
import { tampering } from '../../support/tampering.ts'

beforeEach(async () => {
  await tampering(env.DB, [
    env.DB.prepare('DELETE FROM events'),
    env.DB.prepare("DELETE FROM sqlite_sequence WHERE name = 'events'"),
  ])
  const console = await openConsole()
  for (const _ of [1, 2, 3]) {
    await console.post('wang', '/api/v1/triage/exports', { format: 'json' })
  }
})

describe('the history of what is no report', () => {
  it('stands in the one log, and holds without a row of its own', async () => {
    expect(await verify()).toMatchObject({ events: 3, problems: [] })
  })

  it.each([
    ['who took something out', "UPDATE events SET actor = 'li' WHERE no = 2", 'altered-event'],
    ['how much', 'UPDATE events SET data = \'{"count":1}\' WHERE no = 2', 'altered-event'],
    ['that it was taken', 'DELETE FROM events WHERE no = 2', 'missing-event'],
  ])('shows who changed %s', async (_, sql, code) => {
    await tampering(env.DB, [env.DB.prepare(sql)])
    expect((await verify()).problems.map((problem) => problem.code)).toContain(code)
  })
})

const verify = () =>
  verifyLog(
    {
      checkpoints: [],
      events: async (no) => {
        const found = env.DB.prepare('SELECT * FROM events WHERE no > ? ORDER BY no LIMIT 2')
        return (await found.bind(no).all<EventRow>()).results.map(rowToEvent)
      },
      reports: async () => [],
      rows: async () => [],
    },
    AUDIT_SECRET,
  )
