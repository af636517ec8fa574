import { expect, it } from 'vitest'
import { nextStep, type StepFacts } from '../../../functions/triage/next-step.ts'
import type { Outcome } from '../../../functions/triage/tasks.ts'

const FACTS: StepFacts = {
  ...{ kind: 'fraud', situation: 'paying-now', also: [], minor: false, details: {} },
  ...{ createdAt: '2026-11-22T02:00:00.000Z', lastPaidHour: null, wroteAt: null, tasks: {} },
  ...{ open: true, stage: 'received', claimedBy: 'lin' },
}
const after = (changes: Partial<StepFacts>) => {
  const next = nextStep('school', { ...FACTS, ...changes }, 'lin')
  return next?.is === 'task' ? next.task.id : (next?.is ?? null)
}
const ended = (...outcomes: readonly (readonly [string, Outcome])[]) =>
  Object.fromEntries(outcomes.map(([id, outcome]) => [id, { outcome, at: '', times: 1 }]))

it('is the first rung of the ladder, then the next that nobody has tried, then what failed', () => {
  expect(after({})).toBe('call')
  expect(after({ tasks: ended(['call', 'no-answer']) })).toBe('family')
  const tried = ['family', 'hand-over', 'second-scam'] as const
  const rest = tried.map((id) => [id, 'done'] as const)
  expect(after({ tasks: ended(['call', 'no-answer'], ...rest) })).toBe('call')
  expect(after({ tasks: ended(['call', 'done'], ...rest) })).toBe('decide')
})

it('is to answer whoever wrote, before any task', () => {
  expect(after({ wroteAt: '2026-11-22T03:00:00.000Z' })).toBe('answer')
})

it.each([
  ['campus', 'received', 'decide'],
  ['campus', 'verified', 'warn'],
  ['clue', 'verified', 'decide'],
  ['clue', 'referred', 'wait'],
] as const)('of a %s that is %s is to %s', (kind, stage, step) => {
  expect(after({ kind, stage, situation: null })).toBe(step)
})

it('is the next report once this one has ended, and nothing while another has it', () => {
  expect(after({ open: false, claimedBy: null })).toBe('queue')
  expect(after({ claimedBy: null })).toBe(null)
  expect(after({ claimedBy: 'zhou' })).toBe(null)
})
