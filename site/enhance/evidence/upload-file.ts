import { chunksOf } from '../../../functions/evidence/limits.ts'
import type { FileToSend } from '../../../functions/evidence/sealed-file.ts'
import type { FileProgress } from '../../../functions/evidence/take-chunk.ts'
import { addressOf, type EvidencePaths } from './evidence-paths.ts'

/** What is going on; words: `evidence.words.<what>`. */
export type Doing = 'sending' | 'paused' | 'offline' | 'busy'

/** `whole`, or why not: a code of the API. */
export type Uploaded = 'whole' | 'stopped' | string

/** Lets an upload wait, go on, and end. */
export interface Control {
  readonly paused: () => boolean
  readonly stopped: () => boolean
  /** Ends what is under way: on pause, on removal. */
  readonly signal: () => AbortSignal
  /** Until it goes on, or the time is up. */
  readonly wait: (seconds: number) => Promise<void>
}

const TIMEOUT_MS = 120_000
/** Seconds before each further try; then always the last. */
const TRY_AGAIN_AFTER = [1, 3, 10, 30]

/**
 * Sends a file chunk by chunk, however often the line breaks. A chunk is sealed once and kept until the
 * server says that it has it; after each break the server is asked which it has. Nothing is stored on
 * this device: who leaves the page chooses the file again.
 */
export async function uploadFile(
  paths: EvidencePaths,
  auth: string,
  { file, sealChunk }: FileToSend,
  control: Control,
  tell: (done: number, doing: Doing) => void,
): Promise<Uploaded> {
  const announcement = JSON.stringify({ v: 1, ...file })
  const chunks = chunksOf(file.size)
  const kept = new Map<number, Uint8Array<ArrayBuffer>>()
  let has: readonly number[] | null = null
  let failures = 0
  for (;;) {
    if (control.stopped()) return 'stopped'
    if (control.paused()) {
      tell(has?.length ?? 0, 'paused')
      await control.wait(3_600)
      continue
    }
    const next = has && firstMissing(has, chunks)
    let answer: Answer
    if (next === null || has === null) {
      answer = await post(paths.own, auth, announcement, control)
    } else {
      const bytes = kept.get(next) ?? (await sealChunk(next))
      kept.set(next, bytes)
      answer = await post(addressOf(paths.chunk, { file: file.id, n: next }), auth, bytes, control)
    }
    if ('has' in answer) {
      failures = 0
      has = answer.has
      for (const n of has) kept.delete(n)
      tell(has.length, 'sending')
      if (answer.whole) return 'whole'
      // All is there and not yet whole: the last one says it once more.
      if (has.length === chunks) has = has.slice(0, -1)
    } else if ('code' in answer) return answer.code
    else if (!control.paused() && !control.stopped()) {
      tell(has?.length ?? 0, answer.retryAfter ? 'busy' : 'offline')
      await control.wait(answer.retryAfter ?? TRY_AGAIN_AFTER[failures] ?? 30)
      failures += 1
      has = null
    }
  }
}

type Answer = FileProgress | { readonly code: string } | { readonly retryAfter: number | null }

/** What the server said, or that it said nothing that counts: then the same may be sent again. */
async function post(
  path: string,
  auth: string,
  body: string | Uint8Array<ArrayBuffer>,
  control: Control,
): Promise<Answer> {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
  // Browsers that can seal don't all know AbortSignal.any.
  const ending = new AbortController()
  const end = () => ending.abort()
  const timer = setTimeout(end, TIMEOUT_MS)
  const stop = control.signal()
  stop.addEventListener('abort', end)
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { authorization: `Receipt ${auth}`, 'content-type': type },
      body,
      signal: ending.signal,
    })
    const answer = (await response.json()) as FileProgress & { readonly code: string }
    if (response.ok) return answer
    if (response.status === 429) {
      return { retryAfter: Number(response.headers.get('retry-after')) || 60 }
    }
    return response.status >= 500 && answer.code !== 'day-full'
      ? { retryAfter: null }
      : { code: answer.code }
  } catch {
    return { retryAfter: null }
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', end)
  }
}

function firstMissing(has: readonly number[], chunks: number): number | null {
  for (let n = 0; n < chunks; n += 1) if (!has.includes(n)) return n
  return null
}
