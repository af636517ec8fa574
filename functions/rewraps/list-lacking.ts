import type { Officer } from '../access/officer.ts'
import { noteAtDesk } from '../audit/note-at-desk.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import { LANES } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import type { Recipient } from '../sealing/sealed-part.ts'
import type { QueuePlace } from '../triage/queued-report.ts'
import type { SealedThing } from './rewrap.store.ts'

/** Open reports that are looked at in one go. */
const PAGE = 20

export interface Lacking {
  /** The keys of today to which everything is to be wrapped. */
  readonly recipients: readonly Recipient[]
  readonly reports: readonly {
    readonly id: string
    readonly reference: string
    readonly sealed: readonly SealedThing[]
  }[]
  /** How many open reports were looked at. */
  readonly looked: number
  /** Opens the next go: what `after` takes; null after the last. */
  readonly next: string | null
}

const PLACE = /^([a-z-]{5,9})~([\d:.TZ-]{20,24})~([0-9a-z]{26})$/

/**
 * What of the centre's open reports a key of today doesn't open, still sealed, for the browser of a lead who
 * holds the key of before. That so much is handed out at once stands in the log before it is.
 */
export async function listLacking(
  ctx: Context,
  officer: Officer,
  after: string | undefined,
): Promise<Result<Lacking, 'after' | 'not-configured'>> {
  const place = readPlace(after)
  if (place === undefined) return err('after')
  const day = civilDateOf(ctx.clock(), ctx.operator.timeZone)
  const recipients = ctx.centres.recipientsFor(officer.centreId, day)
  if (recipients.length === 0) return err('not-configured')
  const lanes = place ? LANES.slice(LANES.indexOf(place.lane)) : LANES
  const slice = { lanes, after: place, dueBefore: null, limit: PAGE + 1 }
  const { reports } = await ctx.triage.queue(officer.centreId, slice, [])
  const page = reports.slice(0, PAGE)
  const lacking = await ctx.rewraps.lacking(
    officer.centreId,
    page.map(({ id }) => id),
    recipients.map(({ kid }) => kid),
  )
  if (lacking.size > 0)
    await noteAtDesk(ctx, officer, { type: 'rewrap-listed', data: { count: lacking.size } })
  const last = page.at(-1)
  return ok({
    recipients,
    reports: page.flatMap(({ id, reference }) => {
      const sealed = lacking.get(id)
      return sealed ? [{ id, reference, sealed }] : []
    }),
    looked: page.length,
    next: reports.length > PAGE && last ? `${last.lane}~${last.dueAt}~${last.id}` : null,
  })
}

/** @returns null for the start, undefined for what is no place */
function readPlace(after: string | undefined): QueuePlace | null | undefined {
  if (!after) return null
  const [, name, dueAt = '', id = ''] = PLACE.exec(after) ?? []
  const lane = LANES.find((one) => one === name)
  return lane && { lane, dueAt, id }
}
