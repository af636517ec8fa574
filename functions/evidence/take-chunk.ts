import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import type { ReceiptError } from '../messages/reporter-report.ts'
import { err, ok, type Result } from '../result.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import type { FilePlace } from './chunk.store.ts'
import type { StoredFile } from './evidence.store.ts'
import { evidenceOfReceipt, REFUSALS, type Refusal } from './evidence-of-receipt.ts'
import { chunksOf, sealedLengthOf } from './limits.ts'

export interface ChunkAttempt {
  readonly authorization: string | undefined
  readonly id: string
  /** As the address has it. */
  readonly n: string
  /** Reads at most so many bytes of the body; asked only once it is clear that they are wanted. */
  readonly read: (most: number) => Promise<Result<Uint8Array<ArrayBuffer>, 'too-large'>>
}

/** How far a file has come. */
export interface FileProgress {
  readonly id: string
  readonly has: readonly number[]
  readonly whole: boolean
}

/** `invalid`: not of the length that the announcement says. */
export type ChunkError =
  | ReceiptError
  | Refusal
  | 'not-found'
  | 'too-large'
  | 'invalid'
  | 'key-reused'
  | 'conflict'
  | 'unavailable'

/**
 * Takes one sealed chunk: into R2 first, then noted in D1; with the last one that was missing the file is
 * whole and the officers see it. Sent again with the same bytes it is the same chunk, with others it is
 * refused. When R2 doesn't answer, nothing was noted, and the sender still has the chunk.
 */
export async function takeChunk(
  ctx: Context,
  attempt: ChunkAttempt,
): Promise<Result<FileProgress, ChunkError>> {
  const found = await evidenceOfReceipt(ctx, attempt.authorization)
  if (!found.ok) return found
  const { reportId, centreId, why } = found.value
  const { chunks } = ctx
  if (why || !chunks) return err(REFUSALS[why ?? 'off'])
  const place = { centreId, reportId, id: attempt.id }
  const file = await ctx.evidence.find(place)
  if (!file || file.state === 'leaving' || file.state === 'gone') return err('not-found')
  const n = NUMBER.test(attempt.n) ? Number(attempt.n) : Number.NaN
  if (!(n < chunksOf(file.size))) return err('not-found')
  const length = sealedLengthOf(file.size, n)
  const bytes = await attempt.read(length)
  if (!bytes.ok) return bytes
  if (bytes.value.length !== length) return err('invalid')

  const put = await chunks.put(place, n, bytes.value)
  if (!put.ok) return put
  if (put.value === 'differs') return err('key-reused')
  const noted = await ctx.evidence.note(place, n)
  if (!noted) {
    // Removed while it came: what the scheduled job deletes in an hour at the latest goes now.
    await chunks.clear(place, n + 1)
    return err('not-found')
  }
  if (noted.state === 'whole' || noted.has.length < chunksOf(noted.size))
    return ok(progressOf(noted))
  return finish(ctx, place)
}

const NUMBER = /^(?:0|[1-9]\d?)$/

const progressOf = ({ id, has, state }: StoredFile) => ({ id, has, whole: state === 'whole' })

const TRIES = 5

async function finish(
  ctx: Context,
  place: FilePlace,
): Promise<Result<FileProgress, 'not-found' | 'conflict' | 'report-ended'>> {
  const { reportId, centreId } = place
  for (let tries = 0; tries < TRIES; tries += 1) {
    const current = await ctx.triage.currentState(centreId, reportId)
    const file = await ctx.evidence.find(place)
    if (!current || !file) return err('not-found')
    if (file.state === 'whole') return ok(progressOf(file))
    if (file.state !== 'arriving') return err('not-found')
    if (!current.open) return err('report-ended')
    const event = await linkEvent(ctx.secrets.audit, current.head, {
      ...{ reportId, centreId, at: ctx.clock().toISOString(), actor: 'reporter' },
      type: 'evidence',
      data: { evidence: file.id, digest: await digestOf(file.ct) },
    })
    if (await ctx.evidence.finish(current.version, place, event)) {
      ctx.log('evidence-received', { centre: centreId })
      return ok({ ...progressOf(file), whole: true })
    }
  }
  return err('conflict')
}

/** The description names the file's own digest, so that this one vouches for every byte of it. */
const digestOf = async (ct: string) =>
  toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(ct))))
