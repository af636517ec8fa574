import { expect, it } from 'vitest'
import type { Translate } from '../../../../site/i18n.ts'
import { dueWords } from '../../../../site/portal/triage/due-words.ts'

/** 10:00 in Shanghai. */
const NOW = new Date('2026-11-23T02:00:00Z')

it.each([
  ['2026-11-23T02:07:00Z', 'minutes 7', 'soon'],
  ['2026-11-23T02:06:01Z', 'minutes 7', 'soon'],
  ['2026-11-23T02:00:00Z', 'minutes 0', 'soon'],
  ['2026-11-23T02:22:00Z', 'minutes 22', 'later'],
  ['2026-11-23T01:58:00Z', 'overMinutes 2', 'late'],
  ['2026-11-23T00:00:00Z', 'overHours 2', 'late'],
  ['2026-11-20T01:00:00Z', 'overDays 3', 'late'],
  ['2026-11-23T10:00:00Z', 'today 18:00', 'later'],
  ['2026-11-23T15:59:00Z', 'today 23:59', 'later'],
  ['2026-11-23T16:00:00Z', 'tomorrow 00:00', 'later'],
  ['2026-11-24T16:00:00Z', '11月25日', 'later'],
])('due at %s: %s, %s', (due, words, state) => {
  const zone = { timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const
  expect(dueWords(said, new Date(due), NOW, zone)).toEqual({ words, state })
})

/** Says which words were asked for, with what is filled in. */
const said = ((key: string, values: Record<string, string | number> = {}) =>
  [key.replace('triage.due.', ''), ...Object.values(values)].join(' ')) as unknown as Translate
