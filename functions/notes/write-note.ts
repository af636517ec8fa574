import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import type { FieldError } from '../http/errors.ts'
import { digestOf, type SentMessage } from '../messages/store-message.ts'
import { wrongCentreWrap } from '../reports/seal-report.ts'
import { err, ok, type Result } from '../result.ts'
import { MOST_NOTES, type NoteInput } from './note.schema.ts'

/**
 * `conflict`: the report's words are erased, or it changed too often at once. `too-many`: it has
 * MOST_NOTES already.
 */
export type NoteError =
  | { readonly code: 'not-found' | 'conflict' | 'too-many' }
  | { readonly code: 'invalid'; readonly errors: readonly FieldError[] }

const TRIES = 5

/**
 * An officer of the centre writes something down about a report, whoever holds it: a colleague who takes
 * the call must not need to take the report. Sent again, the same sealed note is one note. The holder
 * decides on a report that has changed since, and so reads it first.
 */
export async function writeNote(
  ctx: Context,
  officer: Officer,
  reportId: string,
  { sealed }: NoteInput,
): Promise<Result<SentMessage, NoteError>> {
  const { centreId } = officer
  const day = civilDateOf(ctx.clock(), ctx.operator.timeZone)
  const wrong = wrongCentreWrap(ctx.centres, centreId, day, sealed.wraps)
  if (wrong) return err({ code: 'invalid', errors: [{ pointer: '/sealed/wraps', code: wrong }] })
  const at = ctx.clock().toISOString()
  const { id, nonce, ct, wraps } = sealed
  const data = { note: id, digest: await digestOf(ct) }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const current = await ctx.triage.currentState(centreId, reportId)
    if (!current) return err({ code: 'not-found' })
    const { count, earlier } = await ctx.notes.about(centreId, reportId, id)
    if (earlier) return earlier.ct === ct ? ok({ id, at: earlier.at }) : err({ code: 'conflict' })
    if (count >= MOST_NOTES) return err({ code: 'too-many' })
    const event = await linkEvent(ctx.secrets.audit, current.head, {
      ...{ reportId, centreId, at, data },
      actor: officer.id,
      type: 'note',
    })
    if (await ctx.notes.add(current.version, { id, nonce, ct, wraps }, event)) {
      ctx.log('note-written', { centre: centreId })
      return ok({ id, at })
    }
  }
  return err({ code: 'conflict' })
}
