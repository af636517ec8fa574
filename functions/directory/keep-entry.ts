import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { newReportId } from '../sealing/report-id.ts'
import { MOST_ENTRIES, type OwnEntry } from './directory.store.ts'
import type { EntryInput } from './entry.schema.ts'
import { listDirectory } from './list-directory.ts'

/** `not-found`: no entry has this id. `too-many`: no room for another. `conflict`: changed meanwhile. */
export type KeepEntryError = 'not-found' | 'too-many' | 'conflict'

/**
 * Adds an entry, or corrects one, for the officer's centre. The log says who did, and the digest of what
 * it says now, so that a key that was swapped in the database shows.
 */
export async function keepEntry(
  ctx: Context,
  officer: Officer,
  { id, retired = false, ...input }: EntryInput,
): Promise<Result<string, KeepEntryError>> {
  const listed = await listDirectory(ctx, officer)
  if (id !== undefined && !listed.some((entry) => entry.id === id)) return err('not-found')
  if (id === undefined && listed.filter(({ own }) => own).length >= MOST_ENTRIES) {
    return err('too-many')
  }
  const entry: OwnEntry = { ...input, id: id ?? newReportId(ctx.random), retired }
  const subject = `directory:${officer.centreId}/${entry.id}` as const
  const event = await linkEvent(ctx.secrets.audit, await ctx.directory.headOf(subject), {
    ...{ reportId: subject, centreId: officer.centreId, actor: officer.id },
    at: ctx.clock().toISOString(),
    type: 'directory',
    data: { retired, digest: await digestOf(entry) },
  })
  return (await ctx.directory.keep(entry, event)) ? ok(entry.id) : err('conflict')
}

async function digestOf(entry: OwnEntry): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(JSON.stringify(entry)))
  return toBase64url(new Uint8Array(digest))
}
