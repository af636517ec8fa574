import { describe, expect, it } from 'vitest'
import { ROLES } from '../../../../functions/access/roles.ts'
import { DOUBTS, INDICATOR_KINDS } from '../../../../functions/indicators/indicator.ts'
import {
  AGE_BANDS,
  CAMPUS_VICTIMS,
  CAMPUS_WAYS,
  CLUE_GROUPS,
  FOR_WHOM,
  JOB_ASKS,
  JOB_PROGRESS,
  JOB_SEEN_ON,
  JOB_SENDS_TO,
  KINDS,
  LANES,
  PARTS,
  PAYMENT_METHODS,
  SITUATIONS,
  STAGES,
} from '../../../../functions/reports/vocabulary.ts'
import { HANDOVER_REASONS } from '../../../../functions/triage/handover.schema.ts'
import { MOVE_REASONS } from '../../../../functions/triage/moves.ts'
import { WROTE_AGAIN } from '../../../../functions/triage/reopen-report.ts'
import { LATER_RULES, RULES } from '../../../../functions/triage/rules.ts'
import { TRANSITIONS } from '../../../../functions/triage/transitions.ts'
import { readYaml } from '../../../../site/vite/yaml.mjs'

/** Every code that the console shows, by the group of content/strings/<lang>/triage.yaml that names it. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  lane: LANES,
  kind: KINDS,
  situation: SITUATIONS,
  forWhom: FOR_WHOM,
  // What no rule says: the network had sent too much to be taken as it is.
  reasons: [
    ...[...RULES, ...LATER_RULES].map(({ id }) => id),
    ...['crowded', 'same-source', 'one-of-many', WROTE_AGAIN],
  ],
  'moved.because': MOVE_REASONS,
  role: ROLES,
  indicatorKind: INDICATOR_KINDS,
  doubt: DOUBTS,
  clueGroup: CLUE_GROUPS,
  campusWay: CAMPUS_WAYS,
  campusVictims: CAMPUS_VICTIMS,
  jobProgress: JOB_PROGRESS,
  jobAsks: JOB_ASKS,
  jobSendsTo: JOB_SENDS_TO,
  jobSeenOn: JOB_SEEN_ON,
  'stage.police': STAGES,
  'stage.civil': STAGES,
  'decide.means': TRANSITIONS.map(({ to }) => to),
  'decide.because': TRANSITIONS.flatMap(({ reasons }) => reasons),
  'sealed.part': PARTS,
  'sealed.ageBand': AGE_BANDS,
  'sealed.method': PAYMENT_METHODS,
}

describe.each(['zh-CN', 'en'])('the console in %s', (locale) => {
  it.each(Object.entries(GROUPS))(
    'has words for every code of %s, and for no other',
    (group, codes) => {
      expect(Object.keys(wordsOf(locale, group)).sort()).toEqual([...new Set(codes)].sort())
    },
  )
})

it.each(['zh-CN', 'en'])('has words in %s for every reason to hand a report over', (locale) => {
  const { because } = readYaml(`content/strings/${locale}/hand.yaml`) as { because: object }
  expect(Object.keys(because)).toEqual([...HANDOVER_REASONS])
})

it('does not speak like the police where it is not the police', () => {
  const words = JSON.stringify(wordsOf('zh-CN', 'stage.civil'))
  expect(words).not.toMatch(/研判|民警|预警|落地|查控/)
})

function wordsOf(locale: string, group: string): object {
  const all: unknown = readYaml(`content/strings/${locale}/triage.yaml`)
  return group
    .split('.')
    .reduce<object>((words, key) => Reflect.get(words, key) ?? {}, all as object)
}
