export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number }

export const EMPTY: Tally = { passed: 0, failed: 0, skipped: 0 }

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

/** The closing line that people and machines read. */
export const tallyLine = ({ passed, failed, skipped }: Tally) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/** What vitest's JSON reporter writes, as far as it is counted. */
export type VitestReport = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly { status: string; assertionResults: readonly unknown[] }[]
}

/**
 * Counts a run of vitest. A file that failed to load has no tests of its own and counts as one failure;
 * so does a run that ended badly with nothing failed in it (an unhandled error, a crash).
 */
export function tallyOf(report: VitestReport | null, exitCode: number): Tally {
  if (!report) return { ...EMPTY, failed: 1 }
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + unloaded
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
