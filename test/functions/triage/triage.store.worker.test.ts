import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { linkEvent } from '../../../functions/audit/link-event.ts'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'
import type { CurrentState } from '../../../functions/triage/report-file.ts'
import { triageStore } from '../../../functions/triage/triage.store.ts'
import { AUDIT_SECRET, storeReport } from '../../support/stored-report.ts'

const store = triageStore(env.DB)

describe('a change at the console', () => {
  it('moves the report to its next version together with one event', async () => {
    const id = await storeReport(env.DB)
    const state = await currentState(id)
    expect(await claim(id, state)).toBe(true)
    expect(await store.currentState('jiangpan', id)).toMatchObject({
      version: 2,
      claimedBy: 'wang',
      head: { seq: 2, type: 'claimed', actor: 'wang' },
    })
  })

  it('writes neither report nor event when the version has moved on', async () => {
    const id = await storeReport(env.DB)
    const stale = await currentState(id)
    await claim(id, stale, 'li')
    const now = await currentState(id)
    expect(await claim(id, stale, 'wang')).toBe(false)
    expect(await currentState(id)).toEqual(now)
  })

  it('writes no event where the report changed without one', async () => {
    const id = await storeReport(env.DB)
    const state = await currentState(id)
    await env.DB.prepare('UPDATE reports SET version = 7 WHERE id = ?').bind(id).run()
    expect(await claim(id, state)).toBe(false)
    expect(await currentState(id)).toMatchObject({ version: 7, claimedBy: null, head: { seq: 1 } })
  })

  it('refuses an event that is linked to another read than the version', async () => {
    const id = await storeReport(env.DB)
    const stale = await currentState(id)
    await claim(id, stale, 'li')
    const event = await link(id, await currentState(id), 'wang')
    await expect(store.change(stale, stale, event)).rejects.toThrow('linked to another read')
  })

  it('writes neither when somebody else took the same place in the history', async () => {
    const id = await storeReport(env.DB)
    const state = await currentState(id)
    await store.append(await link(id, state, 'li', 'opened'))
    expect(await claim(id, state)).toBe(false)
    expect(await currentState(id)).toMatchObject({ version: 1, claimedBy: null, head: { seq: 2 } })
  })

  it('does nothing at another centre', async () => {
    const id = await storeReport(env.DB)
    const state = await currentState(id)
    const event = { ...(await link(id, state, 'spy')), centreId: 'elsewhere' }
    expect(await store.change(state, { ...state, claimedBy: 'spy' }, event)).toBe(false)
    expect(await store.append(event)).toBe(false)
    expect(await currentState(id)).toEqual(state)
  })

  it('leaves no gap in the numbers of all events after a change that was undone', async () => {
    const id = await storeReport(env.DB)
    const state = await currentState(id)
    await store.append(await link(id, state, 'li', 'opened'))
    await claim(id, state)
    const fresh = await currentState(id)
    await claim(id, fresh)
    const numbers = (await store.file('jiangpan', id))?.events.map((event) => event.no) ?? []
    expect(numbers.slice(1)).toEqual([numbers[0], numbers[1]].map((no) => Number(no) + 1))
  })
})

describe('the file of a report', () => {
  it('has a history that verifies as it comes out of the database', async () => {
    const id = await storeReport(env.DB)
    await store.append(await link(id, await currentState(id), 'li', 'opened'))
    await claim(id, await currentState(id))
    const file = await store.file('jiangpan', id)
    expect(await verifyReportChain(file?.events ?? [], AUDIT_SECRET)).toEqual({
      ok: true,
      value: 3,
    })
  })

  it("isn't there for another centre", async () => {
    const id = await storeReport(env.DB)
    expect(await store.file('elsewhere', id)).toBeNull()
    expect(await store.currentState('elsewhere', id)).toBeNull()
  })
})

describe('events', () => {
  it.each([
    ['changed', "UPDATE events SET actor = 'nobody' WHERE report_id = ?"],
    ['removed', 'DELETE FROM events WHERE report_id = ?'],
  ])("can't be %s", async (_, sql) => {
    const id = await storeReport(env.DB)
    await expect(env.DB.prepare(sql).bind(id).run()).rejects.toThrow('append-only')
  })
})

async function currentState(id: string): Promise<CurrentState> {
  const state = await store.currentState('jiangpan', id)
  if (!state) throw new Error('no such report')
  return state
}

const link = (id: string, state: CurrentState, actor: string, type = 'claimed') =>
  linkEvent(AUDIT_SECRET, state.head, {
    reportId: id,
    centreId: 'jiangpan',
    at: '2026-11-22T02:05:00.000Z',
    actor,
    type,
    data: {},
  })

const claim = async (id: string, state: CurrentState, by = 'wang') =>
  store.change(
    state,
    { ...state, claimedBy: by, claimedAt: '2026-11-22T02:05:00.000Z' },
    await link(id, state, by),
  )
