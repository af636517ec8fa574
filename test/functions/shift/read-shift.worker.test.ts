import { env } from 'cloudflare:workers'
import { beforeEach, expect, it } from 'vitest'
import { createContext } from '../../../functions/context.ts'
import { readShift, type Shift } from '../../../functions/shift/read-shift.ts'
import { openConsole, PEOPLE, type Person } from '../../support/console.ts'
import { NOW, testEnv } from '../../support/door.ts'
import { storeReport } from '../../support/stored-report.ts'

const AT = '/api/v1/triage/shift'

beforeEach(async () => {
  await env.DB.exec('DELETE FROM reports')
  await env.DB.exec('DELETE FROM deeds')
})

it('says what waits, what is in one’s hands, and what is overdue', async () => {
  await storeReport(env.DB, { lane: 'urgent', due_at: iso(-60) })
  const own = await storeReport(env.DB, { claimed_by: 'wang', due_at: iso(600) })
  const shift = await read('wang')
  expect(shift.unclaimed).toBe(1)
  expect(shift.mine.map(({ id }) => id)).toEqual([own])
  expect(shift.overdue).toHaveLength(1)
})

it('counts what was done, by everybody and by oneself, and names nobody', async () => {
  const { act } = await setUp()
  const before = await read('wang')
  await act('wang')
  await act('li')
  const after = await read('wang')
  const claims = (shift: Shift) =>
    shift.done.find(({ type }) => type === 'claimed') ?? { all: 0, own: 0 }
  expect(claims(after).all - claims(before).all).toBe(2)
  expect(claims(after).own - claims(before).own).toBe(1)
  expect(JSON.stringify(after.done)).not.toMatch(/wang|li|王|李/)
})

it('counts nothing that was done before it began', async () => {
  const { act } = await setUp()
  await act('wang')
  const later = await read('wang', { hours: '8', hoursLater: 9 })
  expect(later.done).toEqual([])
})

it('counts all of a shift, however much came in at the same time', async () => {
  await happen('noted', 'wang')
  for (let n = 0; n < 45; n += 1) await happen('received', 'reporter')
  expect((await read('wang')).done).toEqual([{ type: 'noted', all: 1, own: 1 }])
})

it('counts an officer whose id would be no path in JSON', async () => {
  const count = async () => {
    const shift = await readShift(createContext(testEnv(), { clock: () => NOW }), QUOTED, 8)
    return shift.done
  }
  await happen('noted', QUOTED.id)
  await happen('noted', QUOTED.id)
  expect(await count()).toEqual([{ type: 'noted', all: 2, own: 2 }])
})

it('keeps counts for two days, so that nobody can be told from them who works how much', async () => {
  await happen('noted', 'wang', -49)
  await happen('noted', 'wang', 0)
  const { results } = await env.DB.prepare('SELECT hour FROM deeds').all()
  expect(results).toHaveLength(1)
})

it('costs who only looks no row', async () => {
  await happen('opened', 'wang')
  const { results } = await env.DB.prepare('SELECT hour FROM deeds').all()
  expect(results).toEqual([])
})

it('says nothing of another centre', async () => {
  await storeReport(env.DB, { lane: 'urgent', due_at: iso(-60) })
  const { act } = await setUp()
  await act('wang')
  const shift = await read('sun')
  expect([shift.unclaimed, shift.overdue, shift.done]).toEqual([0, [], []])
})

it('takes no other length than it knows', async () => {
  const console = await openConsole()
  expect((await console.as('wang', `${AT}?hours=9`)).status).toBe(422)
})

const QUOTED = { ...PEOPLE.wang, id: `o'"].$[x` }

/** Writes an event of a centre as it stands, so many hours from now. */
async function happen(type: string, actor: string, hours = 0): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO events (report_id, seq, centre_id, at, actor, type, mac) VALUES (?1, 0, ?2, ?3, ?4, ?5, '')`,
  )
    .bind(crypto.randomUUID(), PEOPLE.wang.centreId, iso(hours * 3_600), actor, type)
    .run()
}

const iso = (seconds: number) => new Date(NOW.getTime() + seconds * 1000).toISOString()

async function setUp() {
  const console = await openConsole()
  const act = async (person: Person) => {
    const id = await storeReport(env.DB)
    const response = await console.as(person, `/api/v1/triage/reports/${id}/claim`, {
      method: 'POST',
    })
    expect(response.status).toBe(200)
    return id
  }
  return { act }
}

async function read(
  person: Person,
  { hours = '8', hoursLater = 0 }: { hours?: string; hoursLater?: number } = {},
): Promise<Shift> {
  if (hoursLater > 0) {
    const clock = () => new Date(NOW.getTime() + hoursLater * 3_600_000)
    return readShift(createContext(testEnv(), { clock }), PEOPLE[person], Number(hours))
  }
  const console = await openConsole()
  const response = await console.as(person, `${AT}?hours=${hours}`)
  expect(response.status).toBe(200)
  return response.json()
}
