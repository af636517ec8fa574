import { describe, expect, test } from 'vitest'
import { civilDate, civilDateOf } from '../../../functions/fields/civil-date.ts'
import { instant } from '../../../functions/fields/instant.ts'
import { zonedInstant } from '../../../functions/fields/zoned-time.ts'
import { readField, refused } from './read-field.ts'

describe('a day', () => {
  test.each([
    ['today', '2026-11-20', '2026-11-20'],
    ['tomorrow, for whoever lives ahead', '2026-11-21', '2026-11-21'],
    ['in full-width digits', '２０２６－１１－２０', '2026-11-20'],
    ['a leap day', '2024-02-29', '2024-02-29'],
    ['the day after tomorrow', '2026-11-22', refused('future')],
    ['no leap day', '2026-02-29', refused('no-such-date')],
    ['the 31st of June', '2026-06-31', refused('no-such-date')],
    ['month 13', '2026-13-01', refused('no-such-date')],
    ['year 226', '0226-11-20', refused('out-of-range')],
    ['nothing', '', refused('required')],
    ['slashes', '2026/11/20', refused('malformed')],
    ['one digit', '2026-1-2', refused('malformed')],
    ['a moment', '2026-11-20T00:00:00Z', refused('malformed')],
    ['NUL', '2026-11-20\0', refused('malformed')],
    ['a number', 20261120, refused('invalid')],
  ])('%s', (_, input, expected) => {
    expect(readField(civilDate(at('2026-11-20T04:00:00Z')), input)).toEqual(expected)
  })

  test.each([
    [
      'Shanghai is a day ahead of UTC in its morning',
      '2026-11-19T16:00:00Z',
      'Asia/Shanghai',
      '2026-11-21',
    ],
    ['and not a minute earlier', '2026-11-19T15:59:59Z', 'Asia/Shanghai', '2026-11-20'],
    ['Los Angeles is a day behind', '2026-11-20T07:00:00Z', 'America/Los_Angeles', '2026-11-20'],
    ['over the end of a year', '2026-12-31T12:00:00Z', 'UTC', '2027-01-01'],
    ['over a night with 25 hours', '2026-10-31T23:00:00Z', 'America/New_York', '2026-11-01'],
  ])('the last day taken is tomorrow there: %s', (_, now, timeZone, last) => {
    const day = civilDate(at(now, timeZone))
    const after = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10)
    expect(readField(day, last)).toBe(last)
    expect(readField(day, after)).toEqual(refused('future'))
  })

  test('the date of an instant is the one on the wall there', () => {
    expect(civilDateOf(new Date('2026-11-19T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-20')
  })
})

describe('a moment', () => {
  test.each([
    ['to the second', '2026-11-20T03:30:00Z', '2026-11-20T03:30:00.000Z'],
    ['to the minute', '2026-11-20T03:30Z', '2026-11-20T03:30:00.000Z'],
    ['to the millisecond', '2026-11-20T03:30:00.5Z', '2026-11-20T03:30:00.500Z'],
    ['a day ahead', '2026-11-21T04:00:00Z', '2026-11-21T04:00:00.000Z'],
    ['more than a day ahead', '2026-11-21T04:00:01Z', refused('future')],
    ['the 30th of February', '2026-02-30T00:00:00Z', refused('no-such-date')],
    ['24 o’clock', '2026-11-19T24:00:00Z', refused('no-such-date')],
    ['a leap second', '2016-12-31T23:59:60Z', refused('no-such-date')],
    ['before there were frauds online', '1970-01-01T00:00:00Z', refused('out-of-range')],
    ['with an offset', '2026-11-20T11:30:00+08:00', refused('malformed')],
    ['without a zone', '2026-11-20T03:30:00', refused('malformed')],
    ['only a day', '2026-11-20', refused('malformed')],
    ['of year 12026', '+012026-11-20T03:30:00Z', refused('malformed')],
    ['nothing', '', refused('required')],
  ])('%s', (_, input, expected) => {
    expect(readField(instant(at('2026-11-20T04:00:00Z')), input)).toEqual(expected)
  })
})

describe('a day and a time on a wall somewhere', () => {
  test.each([
    ['in Shanghai', '2026-11-20T17:30', 'Asia/Shanghai', '2026-11-20T09:30:00.000Z'],
    ['at midnight', '2026-11-20T00:00', 'Asia/Shanghai', '2026-11-19T16:00:00.000Z'],
    ['behind UTC', '2026-11-20T23:59', 'America/New_York', '2026-11-21T04:59:00.000Z'],
    [
      'an hour that comes twice',
      '2026-11-01T01:30',
      'America/New_York',
      '2026-11-01T05:30:00.000Z',
    ],
    ['… east of there', '2026-10-25T01:30', 'Europe/London', '2026-10-25T00:30:00.000Z'],
    ['… far east', '2026-04-05T02:30', 'Australia/Sydney', '2026-04-04T15:30:00.000Z'],
    ['an hour that is skipped', '2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['… east of there', '2026-03-29T01:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
    ['just after the change', '2026-03-29T02:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
    ['just before it', '2026-03-29T00:59', 'Europe/London', '2026-03-29T00:59:00.000Z'],
  ])('%s', (_, text, timeZone, expected) => {
    expect(zonedInstant(text, timeZone)).toEqual({ ok: true, value: expected })
  })
})

function at(now: string, timeZone = 'Asia/Shanghai') {
  return { clock: () => new Date(now), timeZone }
}
