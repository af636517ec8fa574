import type { EventDraft } from './chain.ts'
import { isSubject } from './subjects.ts'

/**
 * The rows that an event speaks of and that no erasure takes away, as `kind:id`: the subject that it
 * stands under, or the case and the referral that a report's event names. A centre's desk has no row.
 */
export function spokenOf({ reportId, data }: Pick<EventDraft, 'reportId' | 'data'>): string[] {
  if (isSubject(reportId)) return reportId.startsWith('desk:') ? [] : [reportId]
  return (['case', 'referral'] as const).flatMap((kind) => {
    const id = data[kind]
    return typeof id === 'string' && id !== '' ? [`${kind}:${id}`] : []
  })
}
