import { describe, expect, it } from 'vitest'
import { SITUATIONS } from '../../../functions/reports/vocabulary.ts'
import { TASK_IDS, type TaskFacts, tasksOf } from '../../../functions/triage/tasks.ts'

describe('the ladder for somebody who is still paying', () => {
  it('has all five rungs for the police', () => {
    const ids = of('police', { situation: 'paying-now' })
    expect(ids.slice(0, 5)).toEqual(['call', 'family', 'suspend-number', 'visit', 'stop-payment'])
  })

  it.each(['school', 'ngo'] as const)('has the first two and the hand-over for a %s', (kind) => {
    expect(of(kind, { situation: 'paying-now' }).slice(0, 3)).toEqual([
      'call',
      'family',
      'hand-over',
    ])
  })

  it('falls due rung by rung, in its order', () => {
    const due = tasksOf('police', facts({ situation: 'paying-now' })).map(({ dueAt }) => dueAt)
    expect(due[0]).toBe('2026-11-22T02:10:00.000Z')
    expect(due.slice(0, 3)).toEqual(due.slice(0, 3).toSorted())
  })
})

it('somebody who is threatened is asked first whether they are safe, and no family is called', () => {
  const ids = of('school', { situation: 'threatened' })
  expect(ids[0]).toBe('safe-now')
  expect(ids).not.toContain('family')
})

it('a child’s guardian is a task whatever happened', () => {
  for (const situation of SITUATIONS) {
    expect(of('school', { situation, minor: true })).toContain('guardian')
  }
})

it.each([
  ['48 hours before', '2026-11-20T02:00:00Z', true],
  ['49 hours before', '2026-11-20T01:00:00Z', false],
  ['at no known time', null, false],
])('a payment %s can be stopped: %#', (_, lastPaidHour, stoppable) => {
  const ids = of('police', { situation: 'paid', lastPaidHour })
  expect(ids.includes('stop-payment')).toBe(stoppable)
})

it('what lost nobody anything has no task', () => {
  expect(of('school', { situation: 'approached' })).toEqual([])
})

it('who sets out for a job is called like who pays', () => {
  const ids = of('ngo', { kind: 'job-ad', situation: null, details: { progress: 'leaving' } })
  expect(ids.slice(0, 3)).toEqual(['call', 'family', 'hand-over'])
})

it('who asked to be contacted soon is, whatever happened and whoever runs this', () => {
  for (const operator of ['police', 'school', 'ngo'] as const) {
    const ids = of(operator, { situation: 'approached', details: { contactSoon: true } })
    expect(ids).toEqual(['contact-soon'])
  }
})

it('every task is one of some situation', () => {
  const seen = SITUATIONS.flatMap((situation) => of('police', { situation, minor: true }))
  const asked = { contactSoon: true }
  const civil = SITUATIONS.flatMap((situation) => of('ngo', { situation, details: asked }))
  expect(new Set([...seen, ...civil])).toEqual(new Set(TASK_IDS))
})

const of = (operator: 'police' | 'school' | 'ngo', change: Partial<TaskFacts>) =>
  tasksOf(operator, facts(change)).map(({ id }) => id)

const facts = (change: Partial<TaskFacts>): TaskFacts => ({
  kind: 'fraud',
  situation: 'paid',
  also: [],
  minor: false,
  createdAt: '2026-11-22T02:00:00.000Z',
  lastPaidHour: null,
  details: {},
  ...change,
})
