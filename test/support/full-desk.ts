import { env } from 'cloudflare:workers'
import { openConsole } from './console.ts'
import { freshKey } from './door.ts'
import { indicatorId, type Named, nameInReport } from './named-reports.ts'
import { oneOfEach } from './one-of-each.ts'
import { storeReport } from './stored-report.ts'

const SUSPECT: Named = { kind: 'phone', value: '+8613800138111' }

/** Fills a console of jiangpan with one of everything that has a row and a history, each made by its verb. */
export async function fillDesk(): Promise<void> {
  const { post, door } = await openConsole({ pause: async () => {} })
  await oneOfEach({
    otherCentre: 'elsewhere',
    post,
    officer: 'wang',
    lead: 'chen',
    reports: [
      await storeReport(env.DB, { claimed_by: 'wang' }),
      await storeReport(env.DB, { claimed_by: 'wang' }),
    ],
    hooks: 'https://hooks.jiangpan.example/x',
  })
  const named = await nameInReport(SUSPECT, 'own-1', 'saw-evidence')
  await env.DB.prepare("UPDATE reports SET stage = 'verified' WHERE id = ?").bind(named).run()
  const verdict = `/api/v1/triage/indicators/${await indicatorId(SUSPECT)}/verdict`
  const asked = await post('wang', verdict, {
    ...{
      act: 'ask',
      version: 0,
      verdict: 'confirmed',
      grounds: 'police-notice',
      askedCentre: null,
    },
  })
  const agreed = await post('li', verdict, { act: 'agree', version: 1 })
  const appealed = await door.fetch('/api/v1/appeals', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': freshKey() },
    body: JSON.stringify({
      ...{ locale: 'zh-CN', relation: 'mine', indicator: SUSPECT, text: '这个号码是我的。' },
    }),
  })
  const statuses = [asked.status, agreed.status, appealed.status]
  if (statuses.join() !== '200,200,201') throw new Error(`verdict and appeal: ${statuses}`)
}
