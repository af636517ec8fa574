import { expect, test } from 'vitest'
import { add, tallyLine, tallyOf } from '../../scripts/test/tally.ts'

test('the closing line adds up all suites', () => {
  const sum = add({ passed: 2, failed: 0, skipped: 1 }, { passed: 3, failed: 1, skipped: 0 })
  expect(tallyLine(sum)).toBe('5 passed, 1 failed, 1 skipped')
})

test('a file that failed to load counts as one failure', () => {
  const broken = { status: 'failed', assertionResults: [] }
  expect(tallyOf(report({ testResults: [broken] }), 1)).toEqual({
    passed: 4,
    failed: 1,
    skipped: 3,
  })
})

test('a run that ended badly is never all green', () => {
  expect(tallyOf(report({}), 1).failed).toBe(1)
  expect(tallyOf(null, 1).failed).toBe(1)
})

const report = (more: object) => ({
  numPassedTests: 4,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [],
  ...more,
})
