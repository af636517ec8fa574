import { describe, expect, it } from 'vitest'
import type { PublicStatus } from '../../../functions/reports/read-status.ts'
import { ENDS } from '../../../functions/reports/vocabulary.ts'
import { TRANSITIONS } from '../../../functions/triage/transitions.ts'
import { sayWhen } from '../../../site/enhance/report-form/say-when.ts'
import { type StatusSetup, statusWords } from '../../../site/enhance/report-status/status-words.ts'
import { readYaml } from '../../../site/vite/yaml.mjs'

describe('the line of stages', () => {
  it('says what is done, where the report is, and what is to come', () => {
    const steps = [
      { stage: 'received', at: '2026-11-23T01:00:00Z' },
      { stage: 'checked', at: '2026-11-23T01:30:00Z' },
    ] as const
    const { line } = statusWords(report({ stage: 'checked', steps }), SETUP, NOW)
    expect(line).toEqual([
      { stage: 'received', is: 'done', when: '今天 09:00' },
      { stage: 'looking', is: 'done', when: '' },
      { stage: 'checked', is: 'now', when: '今天 09:30' },
      { stage: 'passed-on', is: 'next', when: '' },
      { stage: 'answered', is: 'next', when: '' },
    ])
  })

  it('claims nothing about the way to an end but what happened, and says why it ended', () => {
    const steps = [
      { stage: 'received', at: '2026-11-23T01:00:00Z' },
      { stage: 'looking', at: '2026-11-23T01:10:00Z' },
      { stage: 'ended', at: '2026-11-23T01:30:00Z' },
    ] as const
    const ended = report({ stage: 'ended', steps, reason: 'too-little' })
    const { line, reason, due } = statusWords(ended, SETUP, NOW)
    expect(line.map(({ stage, when }) => `${stage} ${when}`)).toEqual([
      'received 今天 09:00',
      'looking 今天 09:10',
      'ended 今天 09:30',
    ])
    expect([reason, due]).toEqual(['because', null])
  })
})

describe.each(['zh-CN', 'en'])('the reasons for an end, in %s', (locale) => {
  it('have words each, and no others have', () => {
    const { reason } = readYaml(`content/strings/${locale}/status.yaml`) as {
      reason: Record<string, string>
    }
    const given = TRANSITIONS.filter(({ to }) => ENDS.includes(to)).flatMap(
      ({ reasons }) => reasons,
    )
    expect(Object.keys(reason).sort()).toEqual([...new Set(given)].sort())
  })
})

describe('by when somebody looks', () => {
  it.each([
    ['within duty hours', '2026-11-23T02:30:00Z', '2026-11-23T02:00:00Z', 'due 今天 10:30'],
    [
      'after hours: when they are back',
      '2026-11-23T14:10:00Z',
      '2026-11-23T14:00:00Z',
      'next 明天 08:30',
    ],
    [
      'at the weekend: on Monday',
      '2026-11-21T04:10:00Z',
      '2026-11-21T04:00:00Z',
      'next 周一 08:30',
    ],
    [
      'when that has passed: an apology',
      '2026-11-23T01:30:00Z',
      '2026-11-23T02:00:00Z',
      'late 今天 09:30',
    ],
  ])('%s', (_, dueAt, now, said) => {
    expect(statusWords(report({ dueAt }), SETUP, new Date(now)).due).toBe(said)
  })

  it('becomes by when somebody looks again, once somebody has; nothing is promised twice', () => {
    const due = (nextAt: string | null) => statusWords(report({ nextAt }), SETUP, NOW).due
    expect(due('2026-11-23T03:00:00Z')).toBe('again 今天 11:00')
    expect(due('2026-11-23T01:00:00Z')).toBeNull()
    expect(due(null)).toBeNull()
  })
})

describe('a demonstration', () => {
  it('says that nobody looks, and promises no time', () => {
    const waiting = report({ dueAt: '2026-11-23T02:30:00Z' })
    const said = ({ next, due }: ReturnType<typeof statusWords>) => [next, due]
    expect(said(statusWords(waiting, SETUP, NOW))).toEqual(['somebody will look', 'due 今天 10:30'])
    const demo = statusWords(waiting, { ...SETUP, demo: true }, NOW)
    expect(said(demo)).toEqual(['nobody looks', null])
  })
})

describe('a day and a time', () => {
  it.each([
    ['2026-11-23', 'zh-CN', '今天 08:30'],
    ['2026-11-24', 'zh-CN', '明天 08:30'],
    ['2026-11-27', 'zh-CN', '周五 08:30'],
    ['2026-11-30', 'zh-CN', '11月30日周一 08:30'],
    ['2026-11-20', 'zh-CN', '11月20日周五 08:30'],
    ['2026-11-27', 'en', 'Friday 08:30'],
    ['2026-11-30', 'en', 'Mon, Nov 30 08:30'],
  ])('%s in %s is %s', (date, locale, said) => {
    expect(sayWhen({ date, time: '08:30' }, '2026-11-23', locale, WHEN)).toBe(said)
  })
})

const NOW = new Date('2026-11-23T02:00:00Z')
const WHEN = { today: '今天 {time}', tomorrow: '明天 {time}', day: '{date} {time}' }
const SETUP: StatusSetup = {
  locale: 'zh-CN',
  demo: false,
  duty: {
    duty: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:30', to: '17:30' }],
    holidays: [],
    timeZone: 'Asia/Shanghai',
  },
  status: {
    due: 'due {when}',
    dueNext: 'next {when}',
    late: 'late {when}',
    dueNobody: 'nobody',
    lookAgain: 'again {when}',
    'next.received': 'somebody will look',
    nextDemo: 'nobody looks',
    'reason.too-little': 'because',
  },
  when: WHEN,
}

const report = (changes: Partial<PublicStatus>): PublicStatus => ({
  reference: '7R4-KD2-WB9',
  stage: 'received',
  stageAt: '2026-11-23T01:30:00Z',
  receivedAt: '2026-11-23T01:00:00Z',
  dueAt: null,
  nextAt: null,
  steps: [],
  reason: null,
  ...changes,
})
