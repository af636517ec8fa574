import { describe, expect, it } from 'vitest'
import { priorityOf } from '../../../functions/triage/priority.ts'
import { type Facts, RULES } from '../../../functions/triage/rules.ts'

describe('who is looked at first', () => {
  it.each<[string, Partial<Facts>, string, number, readonly string[]]>([
    ['nothing known', {}, 'routine', 3 * 24 * 60, ['waiting']],
    ['paying now', { situation: 'paying-now' }, 'urgent', 10, ['paying-now']],
    ['paying now, said second', { also: ['paying-now'] }, 'urgent', 10, ['paying-now']],
    ['a screen is shared', { situation: 'remote-control' }, 'urgent', 10, ['remote-control']],
    ['threatened', { situation: 'threatened' }, 'urgent', 15, ['threatened']],
    ['paid two hours ago', { hoursSincePaid: 2 }, 'urgent', 15, ['paid-within-2h']],
    ['a little more', { hoursSincePaid: 2.01 }, 'urgent', 30, ['paid-within-48h']],
    ['paid two days ago', { hoursSincePaid: 48 }, 'urgent', 30, ['paid-within-48h']],
    ['longer ago', { hoursSincePaid: 48.01 }, 'routine', 3 * 24 * 60, ['waiting']],
    ['a minor', { minor: true }, 'urgent', 60, ['minor']],
    [
      'paid, nobody said when',
      { situation: 'paid', hoursSincePaid: null },
      'today',
      2 * 60,
      ['paid-time-unknown'],
    ],
    [
      'paid yesterday, nobody said at what hour',
      { situation: 'paid', daysSince: 1 },
      'urgent',
      30,
      ['paid-lately'],
    ],
    [
      'paid the day before that',
      { situation: 'paid', daysSince: 2 },
      'today',
      2 * 60,
      ['paid-time-unknown'],
    ],
    [
      'talks that lead to a border',
      { progress: 'talking', sendsTo: 'border' },
      'today',
      4 * 60,
      ['job-far'],
    ],
    [
      'an advert for a border that was only seen',
      { progress: 'seen', sendsTo: 'border' },
      'routine',
      3 * 24 * 60,
      ['waiting'],
    ],
    ['one of a crowd', { crowded: true }, 'to-verify', 3 * 24 * 60, ['waiting', 'crowded']],
    [
      'one of a crowd who gave information',
      { crowded: true, also: ['gave-info'] },
      'to-verify',
      4 * 60,
      ['gave-info', 'crowded'],
    ],
    [
      'one of a crowd who is paying now',
      { crowded: true, situation: 'paying-now' },
      'urgent',
      10,
      ['paying-now', 'crowded'],
    ],
    ['a minor in a crowd', { crowded: true, minor: true }, 'urgent', 60, ['minor', 'crowded']],
    ['a large sum', { amountBand: 5_000_000 }, 'today', 8 * 60, ['large-sum']],
    ['an advert paid for', { progress: 'paid' }, 'today', 2 * 60, ['job-paid']],
    ['an advert that was told things', { progress: 'gave-info' }, 'today', 4 * 60, ['gave-info']],
    [
      'about to leave for abroad',
      { progress: 'leaving', sendsTo: 'abroad' },
      'urgent',
      60,
      ['job-leaving'],
    ],
    ['about to leave, nobody says where', { progress: 'leaving' }, 'urgent', 60, ['job-leaving']],
    [
      'about to leave for a place near by',
      { progress: 'leaving', sendsTo: 'here' },
      'routine',
      3 * 24 * 60,
      ['waiting'],
    ],
    [
      'somebody at the school fell for it',
      { victims: 'some' },
      'today',
      4 * 60,
      ['campus-victims'],
    ],
    ['asked to be contacted soon', { contactSoon: true }, 'today', 60, ['contact-soon']],
    ['it still goes on', { ongoing: true }, 'today', 8 * 60, ['goes-on']],
    ['a smaller sum', { amountBand: 2_000_000 }, 'routine', 3 * 24 * 60, ['waiting']],
    [
      'several at once: the fastest decides, all are named',
      { situation: 'gave-info', minor: true, stillInContact: true },
      'urgent',
      60,
      ['minor', 'gave-info', 'still-in-contact'],
    ],
  ])('%s', (_, facts, lane, minutes, reasons) => {
    const dueAt = new Date(NOW.getTime() + minutes * 60_000).toISOString()
    expect(priorityOf({ ...NOTHING, ...facts }, NOW)).toEqual({ lane, dueAt, reasons })
  })

  it('every rule has an id of its own, and the last applies always', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
    expect(RULES.at(-1)?.applies(NOTHING)).toBe(true)
  })
})

const NOW = new Date('2026-11-23T02:00:00Z')
const NOTHING: Facts = {
  daysSince: null,
  kind: 'fraud',
  situation: null,
  also: [],
  stillInContact: null,
  minor: false,
  hoursSincePaid: null,
  amountBand: null,
  progress: null,
  sendsTo: null,
  victims: null,
  ongoing: false,
  contactSoon: false,
  crowded: false,
}
