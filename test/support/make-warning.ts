import type { Warning } from '../../functions/warnings/warning.schema.ts'

/** A warning that officers might publish; whatever a test is about replaces the rest. */
export const makeWarning = (over: Partial<Warning> = {}): Warning => ({
  id: 'w-1',
  version: 1,
  kind: 'campus',
  scamType: 'card-lending',
  region: '510107',
  school: { id: 'jiangpan', name: { zh: '江畔大学', en: 'Jiangpan University' } },
  confidence: 'likely',
  by: 'officers',
  example: false,
  since: '2026-11',
  reviewed: null,
  publishedAt: '2026-11-20T02:00:00.000Z',
  updatedAt: '2026-11-20T02:00:00.000Z',
  expiresAt: '2027-01-20T02:00:00.000Z',
  words: {
    zh: {
      title: '宿舍群里收卡',
      summary: '借一张卡走账，一天两百。',
      what: '先借卡，再要密码。',
      signs: ['要卡也要密码', '一天给几百元'],
      todo: ['不借。', '截图留着。'],
      grounds: '三个宿舍说到同一件事。',
    },
  },
  corrections: [],
  ...over,
})

/** The same by the editors, compiled in. */
export const makeEditors = (over: Partial<Warning> = {}): Warning =>
  makeWarning({ id: 'e-1', by: 'editors', version: 0, ...over })
