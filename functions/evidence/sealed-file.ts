import { err, ok, type Result } from '../result.ts'
import { fromBase64url, toBase64url } from '../sealing/base64url.ts'
import { type OpenError, openPart, sealParts } from '../sealing/envelope.ts'
import { type Random, utf8 } from '../sealing/hkdf.ts'
import type { PrivateKey } from '../sealing/key-pair.ts'
import { CONTENT_KEY_BYTES, NONCE_BYTES } from '../sealing/limits.ts'
import { contentAad, type Recipient, type SealedPart } from '../sealing/sealed-part.ts'
import { EVIDENCE_TYPES, type EvidenceType, typeOf } from './file-type.ts'
import { CHUNK_BYTES, chunksOf, EVIDENCE, paddedSizeOf, sealedLengthOf } from './limits.ts'

/** What is said about a file, sealed like a part of the report. */
export interface Description {
  readonly name: string
  readonly type: EvidenceType
  /** Its true length; what follows in the last chunk is zeros. */
  readonly bytes: number
  /** SHA-256 of the file, base64url. */
  readonly sha256: string
  /** What the sender says about it. */
  readonly note: string
  /** The sender asks the staff to mask what shows before anybody else sees it. */
  readonly mask: boolean
}

/** A sealed description, with what storing the file needs to know. All texts are base64url but the id. */
export interface SealedFile extends Omit<SealedPart<string>, 'part'> {
  /** 130 random bits, the sender's choice: 26 small Crockford characters. */
  readonly id: string
  /** Bytes before sealing, padded. */
  readonly size: number
}

/** What a description is bound to, in the place of a part's name. */
export const evidencePart = (id: string) => `evidence-${id}` as const

/**
 * What a chunk is bound to: the report, the file, its place, and whether it is the last. Moved, swapped,
 * or with the end cut off it no longer opens.
 */
export const chunkAad = (reportId: string, id: string, n: number, isLast: boolean) =>
  `${contentAad(reportId, evidencePart(id))}|${n}|${isLast ? 'last' : 'more'}`

export interface FileToSeal {
  readonly reportId: string
  readonly id: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly about: Pick<Description, 'name' | 'type' | 'note' | 'mask'>
  /** The centre's period key, the recovery key, and the receipt's key under RECEIPT_KID. */
  readonly recipients: readonly Recipient[]
  readonly random: Random
}

export interface FileToSend {
  readonly file: SealedFile
  /** Seals chunk `n`. Keep and resend those bytes: sealing again gives others. */
  readonly sealChunk: (n: number) => Promise<Uint8Array<ArrayBuffer>>
}

/**
 * Seals a file's description, which holds the key of its chunks; the chunks are sealed as they are sent,
 * so that memory holds few of them.
 */
export async function sealFile(input: FileToSeal): Promise<FileToSend> {
  const { reportId, id, bytes, about, recipients, random } = input
  const raw = random(CONTENT_KEY_BYTES)
  const sha256 = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
  const content = { ...about, bytes: bytes.length, sha256, key: toBase64url(raw) }
  const parts = { [evidencePart(id)]: content }
  const [sealed] = await sealParts({ reportId, parts, recipients, random })
  if (!sealed) throw new Error('one part in, one part out')
  const { nonce, ct, wraps } = sealed
  const size = paddedSizeOf(bytes.length)
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt'])
  return {
    file: { id, size, nonce, ct, wraps },
    async sealChunk(n) {
      const from = n * CHUNK_BYTES
      const plain = new Uint8Array(Math.min(CHUNK_BYTES, size - from))
      plain.set(bytes.subarray(from, from + CHUNK_BYTES))
      const iv = random(NONCE_BYTES)
      const additionalData = utf8(chunkAad(reportId, id, n, n === chunksOf(size) - 1))
      const sealedChunk = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData },
        key,
        plain,
      )
      const whole = new Uint8Array(NONCE_BYTES + sealedChunk.byteLength)
      whole.set(iv)
      whole.set(new Uint8Array(sealedChunk), NONCE_BYTES)
      return whole
    },
  }
}

export interface OpenedDescription extends Description {
  /** Of the chunks. */
  readonly key: Uint8Array<ArrayBuffer>
}

/** Opens what is said about a file. A stranger wrote it: show it as text only. */
export async function openDescription(
  reportId: string,
  { id, nonce, ct, wraps }: SealedFile,
  kid: string,
  privateKey: PrivateKey,
): Promise<Result<OpenedDescription, OpenError>> {
  const sealed = { part: evidencePart(id), nonce, ct, wraps }
  const opened = await openPart({ reportId, sealed, kid, privateKey })
  if (!opened.ok) return opened
  const found = descriptionIn(opened.value)
  return found ? ok(found) : err('content-refused')
}

function descriptionIn(content: unknown): OpenedDescription | null {
  const { name, type, bytes, sha256, note, mask, key } = Object(content) as Record<string, unknown>
  const known = EVIDENCE_TYPES.find((one) => one === type)
  const raw = typeof key === 'string' ? fromBase64url(key) : null
  if (!known || !raw?.ok || raw.value.length !== CONTENT_KEY_BYTES) return null
  if (typeof name !== 'string' || typeof note !== 'string' || typeof sha256 !== 'string')
    return null
  if (!Number.isInteger(bytes) || Number(bytes) < 1) return null
  if (Number(bytes) > EVIDENCE.fileBytes) return null
  return {
    name,
    type: known,
    bytes: Number(bytes),
    sha256,
    note,
    mask: mask === true,
    key: raw.value,
  }
}

/**
 * `altered`: a chunk was changed, moved, left out or comes from elsewhere, or the whole isn't what was
 * sealed. `other-type`: the bytes aren't of the type that the description claims.
 */
export type FileProblem = 'altered' | 'other-type'

/** Opens a file from its sealed chunks, one after the other. */
export async function openFile(
  reportId: string,
  id: string,
  about: OpenedDescription,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Result<Uint8Array<ArrayBuffer>, FileProblem>> {
  const size = paddedSizeOf(about.bytes)
  const plain = new Uint8Array(size)
  const key = await crypto.subtle.importKey('raw', about.key, 'AES-GCM', false, ['decrypt'])
  let at = 0
  for (let n = 0; n < chunksOf(size); n += 1) {
    const chunk = sealed.subarray(at, at + sealedLengthOf(size, n))
    at += chunk.length
    const additionalData = utf8(chunkAad(reportId, id, n, n === chunksOf(size) - 1))
    const iv = chunk.subarray(0, NONCE_BYTES)
    try {
      const algorithm = { name: 'AES-GCM', iv, additionalData }
      const opened = await crypto.subtle.decrypt(algorithm, key, chunk.subarray(NONCE_BYTES))
      plain.set(new Uint8Array(opened), n * CHUNK_BYTES)
    } catch {
      return err('altered')
    }
  }
  const file = plain.slice(0, about.bytes)
  const digest = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', file)))
  if (at !== sealed.length || digest !== about.sha256) return err('altered')
  return typeOf(file) === about.type ? ok(file) : err('other-type')
}
