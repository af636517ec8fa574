import type { Identity } from '../report-form/build-attempt.ts'
import type { Made } from '../report-form/report-sender.ts'
import type { Draft } from './draft.ts'

/**
 * What this tab keeps of a form, readable, because the person ticked that it should: until the tab is
 * closed, the report has arrived, the tick is taken away, or the page is left quickly.
 */
export interface TabDraft {
  readonly draft: Draft
  readonly identity: Identity
  /** What was sent of it and may have arrived, so that after a reload it doesn't become a second report. */
  readonly made: readonly Omit<Made, 'setup'>[]
}

/** quick-exit.ts knows it, too. */
const NAME = 'draft'

export function readTab(): TabDraft | null {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as TabDraft | null
  } catch {
    return null
  }
}

/** Changes what is kept, if anything is. @returns false where it isn't, or there is no room */
export function changeTab(change: Partial<TabDraft>): boolean {
  const kept = readTab()
  return kept !== null && keepInTab({ ...kept, ...change })
}

export function keepInTab(kept: TabDraft): boolean {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function clearTab(): void {
  try {
    sessionStorage.removeItem(NAME)
  } catch {
    // Nothing was kept there.
  }
}
