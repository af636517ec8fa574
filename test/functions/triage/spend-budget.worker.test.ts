import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { ACTION_LIMITS } from '../../../functions/triage/action-budget.ts'
import { budgetStore } from '../../../functions/triage/budget.store.ts'
import { spendBudget } from '../../../functions/triage/spend-budget.ts'
import { PEOPLE, type Person } from '../../support/console.ts'
import { NOW } from '../../support/door.ts'

const { hour, day } = ACTION_LIMITS.export

beforeEach(() => env.DB.prepare('DELETE FROM spent_actions').run())

describe('what one person may do in an hour', () => {
  it('ends where the limit is, and says what is left and when', async () => {
    expect(await spend('wang', hour - 10)).toEqual({ ok: true, value: null })
    expect(await spend('wang', 11, 20)).toEqual({
      ok: false,
      error: { code: 'budget-spent', retryAfter: 40 * 60, left: 10 },
    })
    expect((await spend('wang', 10, 20)).ok).toBe(true)
  })

  it('is spent once by many requests at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => spend('wang', hour / 4)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(4)
  })

  it('is nobody else’s, and of one kind', async () => {
    await spend('wang', hour)
    expect((await spend('li', hour)).ok).toBe(true)
    expect((await spendOf('wang', 'bulk', 1)).ok).toBe(true)
  })

  it('comes back with the hour, until the day is spent', async () => {
    const hours = [0, 61, 122].map((minutes) => () => spend('wang', hour, minutes))
    const answers = []
    for (const next of hours) answers.push((await next()).ok)
    expect(answers).toEqual([true, true, 3 * hour <= day])
  })

  it('keeps nothing longer than it counts', async () => {
    await spend('wang', 1)
    await spend('wang', 1, 25 * 60)
    const row = await env.DB.prepare('SELECT COUNT(*) AS n FROM spent_actions').first('n')
    expect(row).toBe(1)
  })

  it.each([0, -1, 1.5, Number.NaN])('is not spent by %d', async (n) => {
    await expect(spend('wang', n)).rejects.toThrow(RangeError)
  })
})

const spend = (person: Person, n: number, minutes = 0) => spendOf(person, 'export', n, minutes)

const spendOf = (person: Person, kind: 'bulk' | 'export', n: number, minutes = 0) =>
  spendBudget(
    {
      budgets: budgetStore(env.DB),
      clock: () => new Date(NOW.getTime() + minutes * 60_000),
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      log: () => {},
    },
    PEOPLE[person],
    kind,
    n,
  )
