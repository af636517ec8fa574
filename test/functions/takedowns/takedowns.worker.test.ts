import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { takedownStore } from '../../../functions/takedowns/takedown.store.ts'
import type { Takedown } from '../../../functions/takedowns/takedown.ts'
import { countingRows } from '../../../scripts/bench/counting-rows.store.ts'
import { fullScansOf, planOf } from '../../../scripts/bench/query-plans.store.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { storeReport } from '../../support/stored-report.ts'

const API = '/api/v1/triage/takedowns'
const EVIL = 'http://pay.evil.example/'

beforeEach(() => env.DB.prepare("UPDATE takedowns SET centre_id = 'past'").run())

describe('a request to take something down', () => {
  it('lies encrypted, and is shown so that nothing becomes a link', async () => {
    const { takedown } = await drafted()
    const row = await env.DB.prepare('SELECT * FROM takedowns WHERE id = ?')
      .bind(takedown.id)
      .first()
    expect(JSON.stringify(row)).not.toContain('evil')
    expect(takedown.display).toContain('evil')
    expect(takedown.display).not.toContain('http://')
  })

  it('is looked at again sooner at first, then later, until nobody has to', async () => {
    const { move } = await drafted()
    // Today is 2026-11-23 where the operator is.
    const days = [(await move({ state: 'asked' })).recheckOn]
    for (const state of ['asked', 'gone', 'gone', 'gone', 'gone']) {
      days.push((await move({ state })).recheckOn)
    }
    expect(days).toEqual([
      '2026-11-25',
      '2026-11-26',
      '2026-11-30',
      '2026-12-23',
      '2027-02-21',
      null,
    ])
  })

  it('may come back, and each step is an event of a history of its own', async () => {
    const { takedown, move } = await drafted()
    await move({ state: 'asked' })
    await move({ state: 'gone' })
    expect((await move({ state: 'back' })).state).toBe('back')
    const { results } = await env.DB.prepare(
      'SELECT data FROM events WHERE report_id = ? ORDER BY seq',
    )
      .bind(`takedown:${takedown.id}`)
      .all<{ data: string }>()
    expect(results.map(({ data }) => (JSON.parse(data) as { state: string }).state)).toEqual([
      'drafted',
      'asked',
      'gone',
      'back',
    ])
    expect(JSON.stringify(results)).not.toMatch(/evil|某云/)
  })

  it('isn’t asked of the same twice, spelled in whatever way', async () => {
    const { console } = await drafted()
    const again = await console.post('li', API, { ...INPUT, value: 'hxxp://PAY.evil[.]example' })
    expect(again.status).toBe(409)
  })
})

describe('nobody', () => {
  it.each<[string, Person, object, number]>([
    ['who only looks may ask', 'zhao', {}, 403],
    ['asks for a report of another centre', 'wang', { report: 'elsewhere' }, 422],
    ['asks for nothing', 'wang', { value: ' ' }, 422],
  ])('%s', async (_, person, change, status) => {
    const console = await openConsole()
    const report = await storeReport(env.DB, { centre_id: 'elsewhere' })
    const body = { ...INPUT, ...change, ...('report' in change && { report }) }
    expect((await console.post(person, API, body)).status).toBe(status)
  })

  it('overwrites what somebody else has just noted, or skips a step', async () => {
    const { console, takedown, move } = await drafted()
    await move({ state: 'asked' })
    const path = `${API}/${takedown.id}`
    expect((await console.post('li', path, { version: 1, state: 'dropped' })).status).toBe(409)
    expect((await console.post('li', path, { version: 2, state: 'back' })).status).toBe(422)
    expect((await console.post('sun', path, { version: 2, state: 'gone' })).status).toBe(404)
  })

  it('of two at once, one is told', async () => {
    const { console, takedown } = await drafted()
    const body = { version: 1, state: 'asked' }
    const answers = await Promise.all(
      ['wang', 'li'].map((person) => console.post(person as Person, `${API}/${takedown.id}`, body)),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

it('the lists read four rows at most for each that they show, and no table from end to end', async () => {
  await env.DB.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < 400)
     INSERT INTO takedowns (id, centre_id, kind, ct, idx, asked, to_name, state, made_at, made_by, state_at, recheck_on)
     SELECT printf('t%025d', i), 'jiangpan', 'url', 'c', 'x' || i, 'host', 'x', 'asked', '2026-11-20', 'wang',
       printf('2026-11-%02dT00:00:00.000Z', 10 + i / 40), printf('2026-11-%02d', 10 + i / 40) FROM n`,
  ).run()
  const none = { at: '', id: '' }
  const lists = {
    open: (s: Store) => s.toRecheck('jiangpan', { after: none, until: '9999', limit: 51 }),
    due: (s: Store) => s.toRecheck('jiangpan', { after: none, until: '2026-11-12', limit: 51 }),
    asked: (s: Store) => s.inState('jiangpan', 'asked', { at: '9999', id: '' }, 51),
    same: async (s: Store) => ((await s.isAsked('jiangpan', 'x7', 'x')) ? [1] : []),
  }
  for (const [name, ask] of Object.entries(lists)) {
    const counted = countingRows(env.DB)
    const shown = (await ask(takedownStore(counted.db))).length
    console.info(`take-downs, ${name}: ${shown} shown, ${counted.rowsRead()} rows read`)
    expect(counted.rowsRead()).toBeLessThanOrEqual(4 * shown + 100)
    for (const { sql, values } of counted.statements) {
      expect(fullScansOf(await planOf(env.DB, sql, values))).toEqual([])
    }
  }
})

type Store = ReturnType<typeof takedownStore>

const INPUT = { kind: 'url', value: EVIL, asked: 'host', toName: '某云' }

async function drafted() {
  const console = await openConsole()
  const response = await console.post('wang', API, INPUT)
  expect(response.status).toBe(201)
  const takedown = await response.json<Takedown>()
  let { version } = takedown
  const move = async (body: object) => {
    const moved = await console.post('wang', `${API}/${takedown.id}`, { ...body, version })
    expect(moved.status).toBe(200)
    version += 1
    return moved.json<Takedown>()
  }
  return { console, takedown, move }
}
