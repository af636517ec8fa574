import { describe, expect, it } from 'vitest'
import { type DutyTable, firstLook, isOnDuty, nextDuty } from '../../../functions/duty/duty.ts'

describe('on weekdays from 08:30 to 17:30 in Shanghai', () => {
  it.each([
    ['Monday 08:29', '2026-11-23T00:29:59Z', false],
    ['Monday 08:30', '2026-11-23T00:30:00Z', true],
    ['Monday 17:29', '2026-11-23T09:29:59Z', true],
    ['Monday 17:30', '2026-11-23T09:30:00Z', false],
    ['Sunday noon', '2026-11-22T04:00:00Z', false],
    ['a holiday', '2027-01-01T04:00:00Z', false],
  ])('at %s somebody is there: %s → %s', (_, now, there) => {
    expect(isOnDuty(WEEKDAYS, new Date(now))).toBe(there)
  })

  it.each([
    ['before the day begins', '2026-11-23T00:00:00Z', '2026-11-23', '08:30'],
    ['while somebody is there: the next time', '2026-11-23T01:00:00Z', '2026-11-24', '08:30'],
    ['on Friday evening: Monday', '2026-11-20T12:00:00Z', '2026-11-23', '08:30'],
    ['when it is Saturday in UTC and Sunday here', '2026-11-21T18:00:00Z', '2026-11-23', '08:30'],
    ['before a holiday: after it', '2026-12-31T12:00:00Z', '2027-01-04', '08:30'],
  ])('says when somebody looks next, %s', (_, now, date, time) => {
    expect(nextDuty(WEEKDAYS, new Date(now))).toEqual({ date, time })
  })
})

describe('a period that runs past midnight', () => {
  it.each([
    ['Friday 23:00', '2026-11-20T15:00:00Z', true],
    ['Saturday 05:59', '2026-11-20T21:59:00Z', true],
    ['Saturday 06:00', '2026-11-20T22:00:00Z', false],
    ['Friday 05:00, because none began on Thursday', '2026-11-19T21:00:00Z', false],
  ])('at %s: %s → %s', (_, now, there) => {
    expect(isOnDuty(NIGHT, new Date(now))).toBe(there)
  })

  it('holds into a holiday that begins at midnight', () => {
    const table = { ...NIGHT, holidays: ['2026-11-21'] }
    expect(isOnDuty(table, new Date('2026-11-20T21:00:00Z'))).toBe(true)
  })
})

it('is there round the clock when every day runs to 24:00', () => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  const always = { ...WEEKDAYS, holidays: [], duty: [{ days, from: '00:00', to: '24:00' }] }
  for (let hour = 0; hour < 168; hour++) {
    expect(isOnDuty(always, new Date(Date.UTC(2026, 10, 16, hour, 59)))).toBe(true)
  }
})

it.each([
  ['while somebody is there: then', '2026-11-23T03:10:00Z', '2026-11-23', '11:10'],
  ['in the night: when they come', '2026-11-23T15:00:00Z', '2026-11-24', '08:30'],
  ['in the minute they go: the next morning', '2026-11-23T09:30:00Z', '2026-11-24', '08:30'],
])('somebody looks at what is due %s', (_, dueAt, date, time) => {
  expect(firstLook(WEEKDAYS, new Date(dueAt))).toEqual({ date, time })
})

it('knows no next time where nobody is ever on duty', () => {
  expect(nextDuty({ ...WEEKDAYS, duty: [] }, new Date('2026-11-20T12:00:00Z'))).toBeNull()
})

const WEEKDAYS: DutyTable = {
  duty: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:30', to: '17:30' }],
  holidays: ['2027-01-01'],
  timeZone: 'Asia/Shanghai',
}
const NIGHT: DutyTable = {
  duty: [{ days: ['fri'], from: '22:00', to: '06:00' }],
  holidays: [],
  timeZone: 'Asia/Shanghai',
}
