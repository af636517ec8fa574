import { nextDay } from '../fields/civil-date.ts'
import { zonedInstant } from '../fields/zoned-time.ts'
import type { OneScope, Warning, WarningWords } from '../warnings/warning.schema.ts'
import type { Draft, ProposedWords } from './proposal.schema.ts'

/** What a draft becomes when it is published at an instant. */
export interface Publishing {
  readonly id: string
  readonly draft: Draft
  /** The id of the school that it is about. */
  readonly schoolId: string | null
  /** What readers have of it until now, or what remains of it; null where they never had it. */
  readonly live: OneScope | null
  /** ISO 8601. */
  readonly at: string
  /** The operator's, IANA name: in it the last day ends. */
  readonly timeZone: string
}

/**
 * The warning exactly as readers get it; the preview is made by this, too. Of what was published before,
 * the first day and the earlier corrections stay. Pure.
 */
export function warningOf({ id, draft, schoolId, live, at, timeZone }: Publishing): Warning {
  const before = live && 'warning' in live ? live.warning : null
  const publishedAt =
    before?.publishedAt ?? (live && 'withdrawal' in live ? live.withdrawal.publishedAt : at)
  return {
    id,
    version: before ? before.version + 1 : 1,
    kind: draft.kind,
    scamType: draft.scamType,
    region: draft.region,
    school:
      before?.school ??
      (draft.school && schoolId ? { id: schoolId, name: dropEmpty(draft.school) } : null),
    confidence: draft.confidence,
    by: 'officers',
    example: false,
    since: draft.since,
    reviewed: null,
    publishedAt,
    updatedAt: at,
    expiresAt: endOf(draft.lastsUntil, timeZone),
    words: { zh: wordsOf(draft.zh), ...(draft.en && { en: wordsOf(draft.en) }) },
    corrections: [
      ...(before?.corrections ?? []),
      ...(live && draft.correction ? [{ at, ...dropEmpty(draft.correction) }] : []),
    ],
  }
}

function endOf(day: string, timeZone: string): string {
  const end = zonedInstant(`${nextDay(day)}T00:00`, timeZone)
  if (!end.ok) throw new Error(`no such day: ${day}`)
  return end.value
}

const dropEmpty = <T extends { zh: string; en?: string | undefined }>({ zh, en }: T) => ({
  zh,
  ...(en !== undefined && { en }),
})

const wordsOf = ({ where, ...words }: ProposedWords): WarningWords => ({
  ...words,
  ...(where !== undefined && { where }),
})
