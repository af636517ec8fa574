import type { Description } from '../../functions/evidence/sealed-file.ts'
import { type FileToSend, sealFile } from '../../functions/evidence/sealed-file.ts'
import { systemRandom } from '../../functions/sealing/hkdf.ts'
import { newReportId } from '../../functions/sealing/report-id.ts'
import { RECEIPT_KID, type Recipient } from '../../functions/sealing/sealed-part.ts'
import type { Door } from './door.ts'
import type { HeldReceipt } from './held-receipt.ts'

export const EVIDENCE_PATH = '/api/v1/reports/evidence'

/** Bytes that begin as a JPEG does, and are then told apart by `fill`. */
export function jpegBytes(length: number, fill = 7): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length).fill(fill)
  bytes.set([0xff, 0xd8, 0xff])
  return bytes
}

export interface FileOf {
  readonly reportId: string
  readonly recipients: readonly Recipient[]
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly about?: Partial<Description>
  readonly id?: string
}

/** A file as the browser of a reporter seals it. */
export const fileToSend = ({ reportId, recipients, bytes, about, id }: FileOf) =>
  sealFile({
    ...{ reportId, bytes, recipients, random: systemRandom },
    id: id ?? newReportId(systemRandom),
    about: { name: '截图.jpg', type: 'image/jpeg', note: '转账截图', mask: false, ...about },
  })

/** What whoever holds a receipt does with files, through the door. */
export function uploaderOf(door: Pick<Door, 'fetch' | 'keys'>, held: HeldReceipt) {
  const { authorization } = held
  const recipients = [
    ...[door.keys.centre, door.keys.recovery],
    { kid: RECEIPT_KID, publicKey: held.sealKeyPair.publicKey },
  ].map(({ kid, publicKey }) => ({ kid, publicKey }))
  const list = () => door.fetch(EVIDENCE_PATH, { headers: { authorization } })
  const start = (file: unknown) =>
    door.fetch(EVIDENCE_PATH, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ v: 1, ...Object(file) }),
    })
  const chunk = (id: string, n: number | string, body: BodyInit, headers: HeadersInit = {}) =>
    door.fetch(`${EVIDENCE_PATH}/${id}/chunks/${n}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/octet-stream', ...headers },
      body,
    })
  const remove = (id: string) =>
    door.fetch(`${EVIDENCE_PATH}/${id}/removal`, { method: 'POST', headers: { authorization } })
  const seal = (reportId: string, bytes: Uint8Array<ArrayBuffer>, about = {}) =>
    fileToSend({ reportId, recipients, bytes, about })

  /** Announces a file and sends all its chunks. */
  async function send(reportId: string, bytes: Uint8Array<ArrayBuffer>, about = {}) {
    const sealed = await seal(reportId, bytes, about)
    const started = await start(sealed.file)
    if (started.status !== 201) throw new Error(await started.text())
    const sent = await sendChunks(sealed)
    return { ...sealed, sent }
  }

  async function sendChunks({ file, sealChunk }: FileToSend) {
    const sent: Uint8Array<ArrayBuffer>[] = []
    for (let n = 0; n * 524_288 < file.size; n += 1) {
      const bytes = await sealChunk(n)
      const answer = await chunk(file.id, n, bytes)
      if (answer.status !== 200) throw new Error(await answer.text())
      sent.push(bytes)
    }
    return sent
  }

  return { list, start, chunk, remove, seal, send, recipients }
}
