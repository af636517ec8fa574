import { describe, expect, it } from 'vitest'
import { ACTION_LIMITS, roomIn, waitFor } from '../../../functions/triage/action-budget.ts'

const NOW = new Date('2026-11-23T02:00:00.000Z')
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString()
const { hour, day } = ACTION_LIMITS.bulk

describe('a budget', () => {
  it.each([
    ['nothing yet', [], hour],
    ['half an hour ago', [{ at: ago(30), n: 50 }], hour - 50],
    ['exactly an hour ago, which no longer counts', [{ at: ago(60), n: hour }], hour],
    ['all of this hour', [{ at: ago(1), n: hour }], 0],
    ['nearly all of the day, hours ago', [{ at: ago(200), n: day - 7 }], 7],
    ['more than there is, by an older rule', [{ at: ago(1), n: day + 5 }], 0],
  ])('after %s has room for what is left', (_, spent, room) => {
    expect(roomIn('bulk', spent, NOW)).toBe(room)
  })

  it('says how long to wait, and frees no more than it must', () => {
    const spent = [
      { at: ago(50), n: hour - 20 },
      { at: ago(10), n: 20 },
    ]
    expect(waitFor('bulk', spent, 5, NOW)).toBe(600)
    expect(waitFor('bulk', spent, hour - 10, NOW)).toBe(3_000)
  })

  it('waits for the day where the day is spent', () => {
    expect(waitFor('bulk', [{ at: ago(23 * 60), n: day }], 1, NOW)).toBe(3_600)
  })

  it('promises nothing for what is too much at any time', () => {
    expect(waitFor('bulk', [], hour + 1, NOW)).toBeNull()
  })
})
