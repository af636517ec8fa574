import { civilDateOf } from '../fields/civil-date.ts'
import type { ReportFacts } from '../triage/report-file.ts'
import type { WarningKind } from '../warnings/vocabulary.ts'
import type { Draft } from './proposal.schema.ts'

const KIND: Readonly<Record<ReportFacts['kind'], WarningKind>> = {
  fraud: 'page',
  clue: 'page',
  campus: 'campus',
  'job-ad': 'job-ad',
}

/** How long a warning is listed where nobody says otherwise, in days. */
const USUAL_DAYS = 60
const DAY = 24 * 60 * 60 * 1000

/** A report's open facts, of which a warning may begin. */
export type OpenFacts = Pick<ReportFacts, 'kind' | 'scamType' | 'region' | 'occurredOn' | 'details'>

/**
 * With what a warning begins that follows from a report: its open facts only, of the day no more than the
 * month and of the place no more than the city, since few people are in a county on one day. No words: what
 * was told is sealed, and isn't for readers. Pure.
 */
export function startDraft(
  facts: OpenFacts | null,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Partial<Draft> {
  const lastsUntil = civilDateOf(new Date(now.getTime() + USUAL_DAYS * DAY), timeZone)
  const start = { lastsUntil, naming: 'nobody', confidence: 'likely' } as const
  if (!facts) return { ...start, kind: 'page', confidence: 'pattern' }
  const { school } = facts.details
  const { region } = facts
  return {
    ...start,
    kind: KIND[facts.kind],
    scamType: facts.scamType,
    region: region?.replace(/^(\d{4})\d{2}$/, '$100') ?? null,
    since: facts.occurredOn?.slice(0, 7) ?? null,
    school: typeof school === 'string' ? { zh: school } : null,
  }
}
