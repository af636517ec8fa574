// Longer than most files: what is sent, rightly and wrongly, stands beside what is searched for.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SealedFile } from '../../../functions/evidence/sealed-file.ts'
import { sealMessage } from '../../../functions/messages/sealed-message.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { parseReceipt, receiptAuth } from '../../../functions/sealing/receipt.ts'
import type { SealedPart } from '../../../functions/sealing/sealed-part.ts'
import { RECEIPT_KID } from '../../../functions/sealing/sealed-part.ts'
import { bundleWorker } from '../../../scripts/bench/bundle-worker.ts'
import { type RunningWorker, runWorker } from '../../../scripts/bench/run-worker.ts'
import { newSettings, type Settings } from '../../../scripts/bench/settings.ts'
import { DOCUMENTED, type Fault, WELL } from '../../../scripts/prove/faults.ts'
import { setFault, settle, WORKER } from '../../../scripts/prove/prove-faults.ts'
import { fileToSend } from '../../support/evidence.ts'
import { type Mark, newFinder } from '../../support/find-marks.ts'
import { makeSealedReport } from '../../support/make-sealed-report.ts'
import { type MarkedReport, markedReport } from '../../support/marked-report.ts'

/** Half sealed by the Worker, half by the client; each also comes in six ways that fail. */
const REPORTS = 120
const NOW = new Date()

/** From here on D1 is down: the outbox holds them, and the last of all lie in KV. */
const HELD_FROM = 90
const DOWN = { is: 'error', message: DOCUMENTED[7] } as const
const FAULT_FROM: Readonly<Record<number, Fault>> = {
  [HELD_FROM]: { d1: DOWN },
  110: { d1: DOWN, outbox: 'down' },
}

const reports = Array.from({ length: REPORTS }, (_, n) => markedReport(n, NOW))
const marks = reports.flatMap((report) => report.marks)

describe('the files of D1, outbox, KV and R2, after a hundred reports, their messages and files', () => {
  it('hold none of them in any form', () => {
    const { found, files, bytes, references } = sealed
    console.info(
      `leak test: ${marks.length} marks of ${REPORTS} reports, ${files} files, ${bytes} bytes: ${found.length} hits`,
    )
    expect(found).toEqual([])
    // That these are the files in which the reports stand.
    expect(references).toBe(REPORTS)
  })

  it('hold all of them when nothing is sealed or encrypted: the positive control', () => {
    const { found, files, bytes } = open
    const texts = new Set(found.map(({ mark }) => mark.text))
    const stored = [...new Set(reports.flatMap(storedMarks).map(({ text }) => text))]
    const missed = stored.filter((text) => !texts.has(text))
    console.info(
      `positive control: ${stored.length - missed.length} of ${stored.length} marks found in ${files} files, ${bytes} bytes`,
    )
    expect(missed).toEqual([])
  })

  it('and what the Worker wrote to its console holds none either', () => {
    const lines = [...sealed.logs, ...open.logs]
    console.info(`leak test: ${lines.length} log lines`)
    expect(lines.length).toBeGreaterThan(REPORTS)
    expect(newFinder(marks)(Buffer.from(lines.join('\n')))).toEqual([])
  })
})

let sealed: Left
let open: Left
beforeAll(async () => {
  sealed = await leftBehind(await bundleWorker(WORKER), SEALING)
  open = await leftBehind(
    await bundleWorker(WORKER, {
      'functions/sealing/envelope.ts': 'test/support/unsealed/envelope.ts',
      'functions/indicators/protect.ts': 'test/support/unsealed/protect.ts',
    }),
    { report: unsealed, message: unsealedMessage, file: unsealedFile },
  )
})

interface Left {
  readonly found: ReturnType<ReturnType<typeof newFinder>>
  readonly files: number
  readonly bytes: number
  /** How many of the reports' public references stand in the files. */
  readonly references: number
  readonly logs: readonly string[]
}

type SealedReport = Awaited<ReturnType<typeof makeSealedReport>>
type SealedMessage = Awaited<ReturnType<typeof sealMessageInClient>>

/** What becomes of what a client sealed, before it is sent. */
interface Client {
  readonly report: (body: SealedReport, report: MarkedReport) => unknown
  readonly message: (body: SealedMessage, text: string) => unknown
  readonly file: (sent: SentFile, file: MarkedReport['file']) => SentFile
}
const SEALING: Client = {
  report: (body) => body,
  message: (body) => body,
  file: (sent) => sent,
}

/** A small file as it is announced, and its one chunk. */
interface SentFile {
  readonly file: SealedFile
  readonly chunk: Uint8Array<ArrayBuffer>
}

/** Runs a Worker on an empty folder, sends it everything, and searches what is left there. */
async function leftBehind(script: string, client: Client): Promise<Left> {
  const state = mkdtempSync(join(tmpdir(), 'jingzhong-leak-'))
  folders.push(state)
  const logs: string[] = []
  const settings = await newSettings()
  const worker = await runWorker({
    script,
    state,
    bindings: settings.bindings,
    outbox: true,
    evidence: true,
    onLog: (line) => logs.push(line),
  })
  const references: string[] = []
  for (const [n, report] of reports.entries()) {
    const fault = FAULT_FROM[n]
    if (fault) await setFault(worker, fault)
    const own = n % 2 ? await sealInClient(report, settings) : null
    const body = own ? client.report(own, report) : report.body
    const { reference, receipt } = await sendOnceAndWrongly(worker, JSON.stringify(body), n)
    references.push(reference)
    // What is still on its way takes no messages.
    if (n >= HELD_FROM) continue
    const { message: text } = report
    const message = own
      ? client.message(await sealMessageInClient(own, text, settings), text)
      : { text }
    const auth = own ? own.sealed.receiptAuth : await authOf(receipt ?? '')
    await writeOnceAndWrongly(worker, JSON.stringify(message), auth, n)
    const sent = await sealFileInClient(
      own ?? (await sealInClient(report, settings)),
      report,
      settings,
    )
    await addOnceAndWrongly(worker, client.file(sent, report.file), auth, own !== null)
  }
  // Once with the log of writes still open and reports on their way, once when all was closed.
  const live = readAll(state)
  await setFault(worker, WELL)
  await settle(worker)
  await worker.stop()
  const contents = [...live, ...readAll(state)]
  const find = newFinder(marks)
  const findReference = newFinder(references.map((text) => ({ kind: 'reference', text })))
  return {
    found: contents.flatMap(find),
    files: contents.length,
    bytes: contents.reduce((sum, { length }) => sum + length, 0),
    references: new Set(contents.flatMap(findReference).map(({ mark }) => mark.text)).size,
    logs,
  }
}

/** Sends a message so that it is stored, and in ways that it isn't. */
async function writeOnceAndWrongly(worker: RunningWorker, body: string, auth: string, n: number) {
  const key = `leak-test-message-${n}-abcdefghijklmnop`
  const authorization = `Receipt ${auth}`
  const post = (text: string, headers: Record<string, string> = {}) =>
    worker.fetch('/api/v1/reports/messages', {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': key, authorization },
        ...headers,
      },
      body: text,
    })
  const stored = await post(body)
  const answer = await stored.text()
  expect([n, stored.status, answer]).toEqual([n, 201, answer])
  const wrong = [
    await post(`${body} `),
    await post(body.replace('{', '{"more":1,'), { 'idempotency-key': `${key}-2` }),
    await post(body, { 'idempotency-key': `${key}-3`, authorization: `Receipt ${'A'.repeat(43)}` }),
    await post(body, { 'idempotency-key': `${key}-4`, origin: 'https://evil.test' }),
  ]
  expect(wrong.map(({ status }) => status)).toEqual([422, 422, 401, 403])
  await Promise.all(wrong.map((response) => response.arrayBuffer()))
}

/** Adds a file so that it is stored, and in ways that it isn't; to a child's report it never is. */
async function addOnceAndWrongly(
  worker: RunningWorker,
  { file, chunk }: SentFile,
  auth: string,
  mayAdd: boolean,
) {
  const path = '/api/v1/reports/evidence'
  const post = (to: string, body: BodyInit, headers: Record<string, string>) =>
    worker.fetch(to, {
      method: 'POST',
      headers: { authorization: `Receipt ${auth}`, ...headers },
      body,
    })
  const json = { 'content-type': 'application/json' }
  const bytes = { 'content-type': 'application/octet-stream' }
  const start = JSON.stringify({ v: 1, ...file })
  const to = `${path}/${file.id}/chunks/0`
  const other = chunk.slice()
  other.reverse()
  const answers = [
    await post(path, start, json),
    await post(to, chunk, bytes),
    await post(path, `${start} `, json),
    await post(path, start.replace('{', '{"more":1,'), json),
    await post(to, other, bytes),
    await post(to, chunk, json),
    await post(to, chunk, { ...bytes, authorization: `Receipt ${'A'.repeat(43)}` }),
    await post(to, chunk, { ...bytes, origin: 'https://evil.test' }),
    await post(to, Buffer.concat([chunk, chunk]), bytes),
  ]
  const statuses = mayAdd
    ? [201, 200, 422, 422, 422, 415, 401, 403, 413]
    : [409, 409, 409, 422, 409, 415, 401, 403, 409]
  expect(answers.map(({ status }) => status)).toEqual(statuses)
  await Promise.all(answers.map((response) => response.arrayBuffer()))
}

async function sealFileInClient(
  { sealed: { id: reportId, receiptKey } }: SealedReport,
  { file: { text, name, note } }: MarkedReport,
  settings: Settings,
): Promise<SentFile> {
  const recipients = [...settings.recipients, { kid: RECEIPT_KID, publicKey: receiptKey }]
  const bytes = new TextEncoder().encode(`%PDF-1.7 ${text}`)
  const about = { name, note, type: 'application/pdf' } as const
  const { file, sealChunk } = await fileToSend({ reportId, recipients, bytes, about })
  return { file, chunk: await sealChunk(0) }
}

/** What a browser would send whose sealing does nothing. */
function unsealedFile({ file, chunk }: SentFile, { text, name, note }: MarkedReport['file']) {
  const plain = new Uint8Array(chunk.length)
  plain.set(new TextEncoder().encode(text))
  const said = Buffer.from(JSON.stringify({ name, note })).toString('base64url')
  return { file: { ...file, ct: said.padEnd(file.ct.length, 'A') }, chunk: plain }
}

async function authOf(receipt: string): Promise<string> {
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error(bytes.error)
  return receiptAuth(bytes.value)
}

async function sealMessageInClient(
  { sealed: { id: reportId, receiptKey } }: SealedReport,
  text: string,
  settings: Settings,
) {
  const recipients = [...settings.recipients, { kid: RECEIPT_KID, publicKey: receiptKey }]
  const draft = { reportId, sender: 'reporter', text, recipients, random: systemRandom } as const
  return { sealed: { v: 1, ...(await sealMessage(draft)) } }
}

function unsealedMessage({ sealed }: SealedMessage, text: string) {
  const plain = Buffer.from(JSON.stringify({ text })).toString('base64url')
  return { sealed: { ...sealed, ct: plain.padEnd(sealed.ct.length, 'A') } }
}

/** Sends a report so that it is stored, and in every way that it isn't. @returns what it was told */
async function sendOnceAndWrongly(
  worker: RunningWorker,
  body: string,
  n: number,
): Promise<{ reference: string; receipt?: string }> {
  const key = `leak-test-${n}-abcdefghijklmnop`
  const post = (text: string, headers: Record<string, string> = {}) =>
    worker.fetch('/api/v1/reports', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
      body: text,
    })
  const stored = await post(body)
  const answer = await stored.text()
  expect([n, stored.status, answer]).toEqual([n, n < HELD_FROM ? 201 : 202, answer])
  const wrong = [
    await post(body.replace('{', '{"more":1,'), { 'idempotency-key': `${key}-2` }),
    await post(`${body} `),
    await post(body.slice(0, -1), { 'idempotency-key': `${key}-3` }),
    await post(body, { 'idempotency-key': `${key}-4`, 'content-type': 'text/plain' }),
    await post(body, { 'idempotency-key': `${key}-5`, origin: 'https://evil.test' }),
    await post(body.padEnd(600_000), { 'idempotency-key': `${key}-6` }),
  ]
  // Whether it had been taken before the rules changed, only D1 would know.
  const unfit = n < HELD_FROM ? 422 : 503
  expect(wrong.map(({ status }) => status)).toEqual([unfit, 422, 400, 415, 403, 413])
  await Promise.all(wrong.map((response) => response.arrayBuffer()))
  return JSON.parse(answer)
}

async function sealInClient({ body }: MarkedReport, { recipients }: Settings) {
  return makeSealedReport(recipients, { ...body, occurredOn: undefined, noticeVersion: undefined })
}

/** What a browser would send whose sealing does nothing: the content where the ciphertext should be. */
function unsealed(
  body: SealedReport,
  { body: { private: readable, payments, ageBand } }: MarkedReport,
) {
  const contents: Record<string, unknown> = {
    story: readable.story,
    contact: readable.contact,
    payments,
    person: { ageBand },
  }
  const parts = body.sealed.parts.map((part: SealedPart) => {
    const plain = Buffer.from(JSON.stringify(contents[part.part])).toString('base64url')
    return { ...part, ct: plain.padEnd(part.ct.length, 'A') }
  })
  return { ...body, sealed: { ...body.sealed, parts } }
}

/** A child's contact details are never sent, nor a file; nothing is added to a report on its way. */
function storedMarks({ body, marks: all }: MarkedReport, n: number): readonly Mark[] {
  const unsent = [
    ...(body.private.contact ? [] : ['name', 'phone', 'email']),
    ...(n < HELD_FROM ? [] : ['message']),
    ...(n < HELD_FROM && body.private.contact ? [] : ['file', 'file name', 'file note']),
  ]
  return all.filter(({ kind }) => !unsent.includes(kind))
}

const readAll = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
