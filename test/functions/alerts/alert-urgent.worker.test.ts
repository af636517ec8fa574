import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { alertStore } from '../../../functions/alerts/alert.store.ts'
import { alertUrgent, NEXT_AFTER } from '../../../functions/alerts/alert-urgent.ts'
import type { Context } from '../../../functions/context.ts'
import { operatorFrom } from '../../../functions/operator/operator.ts'
import { NOW, openDoor, type testCentres } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'
import { storeReport } from '../../support/stored-report.ts'

const URGENT = { lane: 'urgent', due_at: NOW.toISOString() }

beforeEach(async () => {
  await env.DB.batch([
    env.DB.prepare('DELETE FROM alerts'),
    env.DB.prepare("UPDATE reports SET open = 0 WHERE lane = 'urgent'"),
  ])
})

describe('an urgent report', () => {
  it('is told to the first robot as soon as it is stored, by reference and nothing else', async () => {
    const { said, bots } = robots(2)
    let later: Promise<void> = Promise.resolve()
    const door = await openDoor({
      bots,
      later: (work) => {
        later = work()
      },
    })
    const response = await door.report(makeReport({ situation: 'paying-now' }))
    const { reference } = await response.json<{ reference: string }>()
    await later
    expect(said()).toEqual([
      [0, `有紧急线索，还没有人接：${reference}。请到工作台处理：${CONSOLE_URL}`],
    ])
    expect(door.logged).toContainEqual({
      event: 'alert-sent',
      fields: { count: 1, service: 'robot-0' },
    })
  })

  it('is told once, however often the job runs', async () => {
    const { said, bots } = robots(1)
    await storeReport(env.DB, URGENT)
    await alertUrgent(context(bots))
    await alertUrgent(context(bots))
    expect(said()).toHaveLength(1)
  })

  it('is told to the next one while nobody takes it on, and then to no more', async () => {
    const { said, bots } = robots(2)
    await storeReport(env.DB, URGENT)
    for (const minutes of [0, NEXT_AFTER - 1, NEXT_AFTER, 2 * NEXT_AFTER, 3 * NEXT_AFTER]) {
      await alertUrgent(context(bots, minutes))
    }
    expect(said().map(([robot]) => robot)).toEqual([0, 1])
  })

  it('is told to no more once somebody holds it', async () => {
    const { said, bots } = robots(2)
    const id = await storeReport(env.DB, URGENT)
    await alertUrgent(context(bots))
    await env.DB.prepare("UPDATE reports SET claimed_by = 'wang' WHERE id = ?").bind(id).run()
    await alertUrgent(context(bots, NEXT_AFTER))
    expect(said()).toHaveLength(1)
  })

  it('is told again when the robot did not take it', async () => {
    const { said, bots } = robots(1, [false, true])
    await storeReport(env.DB, URGENT)
    await alertUrgent(context(bots))
    await alertUrgent(context(bots, 1))
    await alertUrgent(context(bots, 2))
    expect(said()).toHaveLength(2)
  })

  it('is told of together with others that came at once', async () => {
    const { said, bots } = robots(1)
    for (let n = 0; n < 3; n++) await storeReport(env.DB, URGENT)
    await alertUrgent(context(bots))
    expect(said()).toHaveLength(1)
  })
})

it.each([
  ['of another lane', { lane: 'today' }],
  ['that was closed', { open: 0 }],
  ['that somebody holds', { claimed_by: 'wang' }],
  ['that was due long ago', { due_at: new Date(NOW.getTime() - 13 * 3_600_000).toISOString() }],
])('one %s is not told', async (_, row) => {
  const { said, bots } = robots(1)
  await storeReport(env.DB, { ...URGENT, ...row })
  await alertUrgent(context(bots))
  expect(said()).toEqual([])
})

it('without a robot nothing is read', async () => {
  const alerts = { pending: () => Promise.reject(new Error('read')), told: async () => {} }
  await expect(alertUrgent({ ...context([]), alerts })).resolves.toBeUndefined()
})

/** Robots that take what they are told, or answer as `answers` says, in turn. */
function robots(count: number, answers: readonly boolean[] = []) {
  const said: [number, string][] = []
  const bots = Array.from({ length: count }, (_, robot) => ({
    service: `robot-${robot}`,
    say: async (text: string) => answers[said.push([robot, text]) - 1] ?? true,
  }))
  return { said: () => said, bots }
}

const context = (bots: Context['bots'], minutes = 0) => ({
  bots,
  alerts: alertStore(env.DB),
  centres: { all: [{ id: 'jiangpan' }, { id: 'elsewhere' }] } as unknown as ReturnType<
    typeof testCentres
  >,
  clock: () => new Date(NOW.getTime() + minutes * 60_000),
  log: () => {},
  operator: operatorFrom(),
})

const CONSOLE_URL = 'https://triage.jingzhong.jiangpan.example/triage/?lane=urgent'
