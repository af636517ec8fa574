import { expect, it } from 'vitest'
import type { PublicStatus } from '../../../functions/reports/read-status.ts'
import { openConsole } from '../../support/console.ts'
import { NOW } from '../../support/door.ts'
import { holdReceipt } from '../../support/held-receipt.ts'
import { makeReport } from '../../support/make-report.ts'

it('dates each stage that the public sees, and says when somebody looks again', async () => {
  const { status, decide } = await handled()
  await decide('assessed', 'plausible')
  await decide('verified', 'saw-evidence')
  expect(await status()).toMatchObject({
    stage: 'checked',
    dueAt: null,
    nextAt: '2026-11-23T02:33:00.000Z',
    steps: [
      { stage: 'received', at: '2026-11-23T02:00:00.000Z' },
      { stage: 'looking', at: '2026-11-23T02:02:00.000Z' },
      { stage: 'checked', at: '2026-11-23T02:03:00.000Z' },
    ],
    reason: null,
  })
})

it('gives the reason of an end, and of nothing else that officers do', async () => {
  const { status, decide } = await handled()
  await decide('assessed', 'needs-details')
  expect((await status()).reason).toBeNull()
  await decide('not-accepted', 'too-little')
  const { stage, reason, nextAt, ...rest } = await status()
  expect([stage, reason, nextAt]).toEqual(['ended', 'too-little', null])
  expect(JSON.stringify(rest)).not.toMatch(/wang|opened|claimed|needs-details/)
})

/** A report that Wang has taken on; each thing that is done takes a minute. */
async function handled() {
  let minutes = 0
  const console = await openConsole({ clock: () => new Date(NOW.getTime() + minutes * 60_000) })
  const { authorization } = await holdReceipt(await console.door.report(makeReport()))
  const headers = { authorization }
  const thread = await console.door.fetch('/api/v1/reports/messages', { headers })
  const at = `/api/v1/triage/reports/${(await thread.json<{ report: string }>()).report}`
  minutes += 1
  let { version } = await (await console.post('wang', `${at}/claim`)).json<{ version: number }>()
  return {
    status: async (): Promise<PublicStatus> =>
      (await console.door.fetch('/api/v1/reports/status', { headers })).json(),
    async decide(stage: string, reason: string) {
      minutes += 1
      const answer = await console.post('wang', `${at}/decision`, { version, stage, reason })
      ;({ version } = await answer.json<{ version: number }>())
    },
  }
}
