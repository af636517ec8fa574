// Longer than most files: everything that is refused stands in one table.

import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Context } from '../../../functions/context.ts'
import { chunkStore } from '../../../functions/evidence/chunk.store.ts'
import { clearEvidence } from '../../../functions/evidence/clear-evidence.ts'
import { evidenceStore } from '../../../functions/evidence/evidence.store.ts'
import { CHUNK_BYTES, EVIDENCE, PAD_BYTES } from '../../../functions/evidence/limits.ts'
import type { OwnEvidence } from '../../../functions/evidence/list-evidence.ts'
import { openDescription, openFile } from '../../../functions/evidence/sealed-file.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { newReportId } from '../../../functions/sealing/report-id.ts'
import type { OpenedReport } from '../../../functions/triage/open-report.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { freshKey, NOW } from '../../support/door.ts'
import { everythingStored } from '../../support/everything-stored.ts'
import { jpegBytes, uploaderOf } from '../../support/evidence.ts'
import { holdReceipt } from '../../support/held-receipt.ts'
import { makeReport } from '../../support/make-report.ts'

describe('a picture that is added to a report', () => {
  it('reaches an officer of the centre whole, and opens with the centre’s key', async () => {
    const { uploader, reportId, file, fetchFile, keys } = await attached()
    const picture = jpegBytes(2 * CHUNK_BYTES + 5)
    const { file: sent } = await uploader.send(reportId, picture, { name: '聊天.jpg', mask: true })
    const { evidence } = await file()
    expect(evidence.map(({ id }) => id)).toEqual([sent.id])
    for (const key of [keys.centre, keys.recovery]) {
      const [shown] = evidence
      if (!shown) throw new Error('there is no file')
      const about = await openDescription(reportId, shown, key.kid, key.privateKey)
      if (!about.ok) throw new Error(about.error)
      expect(about.value).toMatchObject({ name: '聊天.jpg', note: '转账截图', mask: true })
      const bytes = new Uint8Array(await (await fetchFile('wang', sent.id)).arrayBuffer())
      const opened = await openFile(reportId, sent.id, about.value, bytes)
      expect(opened.ok && opened.value).toEqual(picture)
    }
  })

  it('is handed out as sealed bytes that no browser shows or keeps', async () => {
    const { uploader, reportId, fetchFile } = await attached()
    const { file, sent } = await uploader.send(reportId, jpegBytes(1_000))
    const answer = await fetchFile('zhao', file.id)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(sent[0])
  })

  it.each<[string, Person | null, number]>([
    ['an officer of another centre', 'sun', 404],
    ['a school’s contact person', 'he', 403],
    ['nobody', null, 401],
  ])('is not handed out to %s', async (_, person, status) => {
    const { uploader, reportId, fetchFile, send } = await attached()
    const { file } = await uploader.send(reportId, jpegBytes(1_000))
    const path = `/api/v1/triage/reports/${reportId}/evidence/${file.id}`
    const answer = person ? await fetchFile(person, file.id) : await send(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  it('leaves events for coming and for each look, in a history that holds', async () => {
    const { uploader, reportId, file, fetchFile } = await attached()
    const { file: sent } = await uploader.send(reportId, jpegBytes(1_000))
    await fetchFile('wang', sent.id)
    await fetchFile('zhao', sent.id)
    const { events, historyHolds, facts } = await file()
    expect(historyHolds).toBe(true)
    expect(facts.wroteAt).not.toBeNull()
    const told = events.filter(({ type }) => type.startsWith('evidence'))
    expect(told.map(({ type, actor }) => [type, actor])).toEqual([
      ['evidence', 'reporter'],
      ['evidence-opened', 'wang'],
      ['evidence-opened', 'zhao'],
    ])
    expect(Object.keys(told[0]?.data ?? {})).toEqual(['evidence', 'digest'])
  })

  it('stores nothing that can be read, neither in D1 nor in R2', async () => {
    const { uploader, reportId } = await attached()
    const secret = new TextEncoder().encode('机密图样'.repeat(200))
    await uploader.send(reportId, jpegBytes(4_000).fill(1), { name: '机密名.jpg', note: '机密话' })
    const { file } = await uploader.send(reportId, secret, { type: 'application/pdf' })
    expect(await everythingStored()).not.toMatch(/机密/)
    const keys = (await env.EVIDENCE?.list({ prefix: `v1/jiangpan/${reportId}/` }))?.objects ?? []
    expect(keys.map(({ key }) => key)).toContain(`v1/jiangpan/${reportId}/${file.id}/0`)
    for (const { key } of keys) {
      const stored = await (await env.EVIDENCE?.get(key))?.text()
      expect(stored).not.toMatch(/机密/)
      expect(key).toMatch(/^v1\/jiangpan\/[0-9a-z]{26}\/[0-9a-z]{26}\/\d+$/)
    }
  })

  it('is invisible to officers until its last chunk is there, and says which are', async () => {
    const { uploader, reportId, file, own, fetchFile } = await attached()
    const sealed = await uploader.seal(reportId, jpegBytes(2 * CHUNK_BYTES + 5))
    const { id } = sealed.file
    await uploader.start(sealed.file)
    await uploader.chunk(id, 2, await sealed.sealChunk(2))
    await uploader.chunk(id, 0, await sealed.sealChunk(0))
    expect((await own()).files).toMatchObject([{ id, has: [0, 2], whole: false, seen: false }])
    expect((await file()).evidence).toEqual([])
    expect((await fetchFile('wang', id)).status).toBe(404)
    const last = await uploader.chunk(id, 1, await sealed.sealChunk(1))
    expect(await last.json()).toEqual({ id, has: [0, 1, 2], whole: true })
    expect((await file()).evidence.map((one) => one.id)).toEqual([id])
  })

  it('is one file however often it is announced and sent, and other bytes are refused', async () => {
    const { uploader, reportId, file } = await attached()
    const { file: sealed, sealChunk } = await uploader.seal(reportId, jpegBytes(1_000))
    const bytes = await sealChunk(0)
    const statuses = async (asked: Promise<Response>[]) =>
      (await Promise.all(asked)).map(({ status }) => status)
    expect(await statuses([1, 2, 3].map(() => uploader.start(sealed)))).toEqual([201, 201, 201])
    expect(await statuses([1, 2, 3].map(() => uploader.chunk(sealed.id, 0, bytes)))).toEqual([
      200, 200, 200,
    ])
    expect(await statuses([uploader.chunk(sealed.id, 0, bytes)])).toEqual([200])
    const other = await uploader.chunk(sealed.id, 0, await sealChunk(0))
    expect([other.status, await codeOf(other)]).toEqual([422, 'key-reused'])
    const renamed = await uploader.start({ ...sealed, nonce: 'A'.repeat(16) })
    expect([renamed.status, await codeOf(renamed)]).toEqual([422, 'key-reused'])
    const { evidence, events } = await file()
    expect(evidence).toHaveLength(1)
    expect(events.filter(({ type }) => type === 'evidence')).toHaveLength(1)
  })
})

describe('files are refused', () => {
  it.each<[string, Record<string, unknown>, string, number, string]>([
    ['a clue', CLUE(), 'clue', 409, 'no-evidence'],
    [
      'somebody threatened with intimate pictures',
      { situation: 'threatened', details: { images: true } },
      ...['images', 409, 'no-evidence'],
    ],
    [
      'somebody who is threatened beside something else',
      { also: ['threatened'] },
      ...['images', 409, 'no-evidence'],
    ],
    ['a child', { ageBand: 'under-14', private: STORY() }, 'minor', 409, 'no-evidence'],
    ['a minor', { ageBand: '14-17' }, 'minor', 409, 'no-evidence'],
    [
      'a minor who is threatened, whoever reports',
      { ageBand: '14-17', for: 'family', situation: 'threatened' },
      ...['images', 409, 'no-evidence'],
    ],
  ] as never)('to a report of %s', async (_, changes, why, status, code) => {
    const { uploader, reportId, own } = await attached({}, changes)
    expect((await own()).why).toBe(why)
    const { file, sealChunk } = await uploader.seal(reportId, jpegBytes(1_000))
    const refused = await uploader.start(file)
    expect([refused.status, await codeOf(refused)]).toEqual([status, code])
    const chunk = await uploader.chunk(file.id, 0, await sealChunk(0))
    expect([chunk.status, await codeOf(chunk)]).toEqual([status, code])
    expect((await env.EVIDENCE?.list({ prefix: `v1/jiangpan/${reportId}/` }))?.objects).toEqual([])
  })

  it('but taken where family reports of a minor, and of threats without pictures', async () => {
    for (const changes of [
      { ageBand: '14-17', for: 'family' },
      { situation: 'threatened', details: { images: false } },
    ]) {
      const { uploader, reportId, own } = await attached({}, changes)
      expect((await own()).why).toBeNull()
      await uploader.send(reportId, jpegBytes(1_000))
    }
  })

  it('once the report has ended, also in the middle', async () => {
    const { uploader, reportId, own, post } = await attached()
    const { file, sealChunk } = await uploader.seal(reportId, jpegBytes(1_000))
    await uploader.start(file)
    await post('wang', `/api/v1/triage/reports/${reportId}/claim`)
    await post('wang', `/api/v1/triage/reports/${reportId}/decision`, {
      ...{ stage: 'closed', reason: 'advice-given', version: 2 },
    })
    expect((await own()).why).toBe('ended')
    const chunk = await uploader.chunk(file.id, 0, await sealChunk(0))
    expect([chunk.status, await codeOf(chunk)]).toEqual([409, 'report-ended'])
  })

  it('where no bucket is bound: everything else works, and the reason is said', async () => {
    const { uploader, reportId, own } = await attached({ chunks: null })
    expect((await own()).why).toBe('off')
    const { file } = await uploader.seal(reportId, jpegBytes(1_000))
    const refused = await uploader.start(file)
    expect([refused.status, await codeOf(refused)]).toEqual([404, 'evidence-off'])
  })

  it.each<[string, (file: Sealed) => unknown, number, string]>([
    ['one byte short of a step', (file) => ({ ...file, size: file.size - 1 }), 422, 'invalid'],
    [
      'bigger than 8 MB',
      (file) => ({ ...file, size: EVIDENCE.fileBytes + PAD_BYTES }),
      422,
      'invalid',
    ],
    ['of no size', (file) => ({ ...file, size: 0 }), 422, 'invalid'],
    ['with a name in clear', (file) => ({ ...file, name: '张三.jpg' }), 422, 'invalid'],
    ['sealed to nobody here', (file) => ({ ...file, wraps: file.wraps.slice(1) }), 422, 'invalid'],
    ['with a path for an id', (file) => ({ ...file, id: '../../other' }), 422, 'invalid'],
  ])('%s', async (_, change, status, code) => {
    const { uploader, reportId } = await attached()
    const { file } = await uploader.seal(reportId, jpegBytes(1_000))
    const refused = await uploader.start(change(file))
    expect([refused.status, await codeOf(refused)]).toEqual([status, code])
  })

  it('chunk by chunk: of another length, place, type, receipt', async () => {
    const { uploader, reportId, door } = await attached()
    const other = await attached()
    const { file, sealChunk } = await uploader.seal(reportId, jpegBytes(1_000))
    await uploader.start(file)
    const bytes = await sealChunk(0)
    const json = { 'content-type': 'application/json' }
    const strange = { authorization: `Receipt ${'A'.repeat(43)}` }
    const answers = [
      await uploader.chunk(file.id, 0, bytes.slice(1)),
      await uploader.chunk(file.id, 0, new Uint8Array(bytes.length + 1)),
      await uploader.chunk(file.id, 1, bytes),
      await uploader.chunk(file.id, '00', bytes),
      await uploader.chunk(newReportId(systemRandom), 0, bytes),
      await uploader.chunk(file.id, 0, bytes, json),
      await uploader.chunk(file.id, 0, bytes, strange),
      await uploader.chunk(file.id, 0, bytes, { origin: 'https://evil.test' }),
      await other.uploader.chunk(file.id, 0, bytes),
    ]
    expect(answers.map(({ status }) => status)).toEqual([
      422, 413, 404, 404, 404, 415, 401, 403, 404,
    ])
    expect((await env.EVIDENCE?.list({ prefix: `v1/jiangpan/${reportId}/` }))?.objects).toEqual([])
    expect(door.logged.some(({ event }) => event === 'bug')).toBe(false)
  })

  it('the eleventh, however many come at once, and there is room again once one is removed', async () => {
    const { uploader, reportId, own } = await attached()
    const files = await Promise.all(
      Array.from({ length: 14 }, async () => (await uploader.seal(reportId, jpegBytes(100))).file),
    )
    const answers = await Promise.all(files.map((file) => uploader.start(file)))
    const codes = await Promise.all(
      answers.map(async (answer) => (answer.status === 201 ? 'taken' : codeOf(answer))),
    )
    expect(codes.filter((code) => code === 'taken')).toHaveLength(EVIDENCE.files)
    expect(codes.filter((code) => code === 'report-full')).toHaveLength(4)
    const { files: taken, room } = await own()
    expect(room.files).toBe(0)
    await uploader.remove(taken[0]?.id ?? '')
    expect((await own()).room.files).toBe(1)
  })

  it('beyond what the portal takes in a day, with another code', async () => {
    const { uploader, reportId, own } = await attached()
    await fillTheDay()
    const { file } = await uploader.seal(reportId, jpegBytes(100))
    const refused = await uploader.start(file)
    expect([refused.status, await codeOf(refused)]).toEqual([503, 'day-full'])
    expect(refused.headers.get('retry-after')).toBe('3600')
    expect((await own()).room.today).toBe(false)
    await env.DB.prepare("DELETE FROM evidence WHERE id LIKE 'full%'").run()
    expect((await uploader.start(file)).status).toBe(201)
  })

  it('as fast as messages when announced, and 160 chunks are no crowd', async () => {
    const tight = await attached({ withinBudget: async () => false })
    const { file } = await tight.uploader.seal(tight.reportId, jpegBytes(100))
    expect((await tight.uploader.start(file)).status).toBe(429)
    const chunk = await tight.uploader.chunk(file.id, 0, new Uint8Array(10))
    expect(chunk.status).toBe(404)
    const { uploader } = await attached({ withinUploads: async () => false })
    expect((await uploader.chunk(file.id, 0, new Uint8Array(10))).status).toBe(429)
  })
})

describe('a file is taken away', () => {
  it('by its sender before anybody looked, with its chunks', async () => {
    const { uploader, reportId, file, own } = await attached()
    const { file: sent } = await uploader.send(reportId, jpegBytes(CHUNK_BYTES + 5))
    expect((await uploader.remove(sent.id)).status).toBe(200)
    expect((await own()).files).toEqual([])
    const { evidence, events, historyHolds } = await file()
    expect([evidence, historyHolds]).toEqual([[], true])
    expect(events.at(-2)).toMatchObject({ type: 'evidence-removed', data: { evidence: sent.id } })
    expect(await objectsOf(reportId)).toEqual([])
    // What is repeated is answered the same; what is announced again under its id isn't it.
    expect((await uploader.remove(sent.id)).status).toBe(200)
    expect((await uploader.start(sent)).status).toBe(409)
  })

  it('not any more once an officer has opened it', async () => {
    const { uploader, reportId, fetchFile, own } = await attached()
    const { file } = await uploader.send(reportId, jpegBytes(1_000))
    await fetchFile('zhao', file.id)
    expect((await own()).files).toMatchObject([{ seen: true }])
    const refused = await uploader.remove(file.id)
    expect([refused.status, await codeOf(refused)]).toEqual([409, 'already-seen'])
    expect(await objectsOf(reportId)).toHaveLength(1)
  })

  it('and a chunk that was under way leaves nothing behind', async () => {
    const { uploader, reportId } = await attached({
      chunks: {
        ...store(),
        put: async (place, n, bytes) => {
          const stored = await store().put(place, n, bytes)
          await evidenceStore(env.DB).drop(place, NOW.toISOString())
          return stored
        },
      },
    })
    const { file, sealChunk } = await uploader.seal(reportId, jpegBytes(1_000))
    await uploader.start(file)
    const late = await uploader.chunk(file.id, 0, await sealChunk(0))
    expect(late.status).toBe(404)
    expect(await objectsOf(reportId)).toEqual([])
  })

  it('with the whole report when that is withdrawn', async () => {
    const { uploader, reportId, withdraw } = await attached()
    await uploader.send(reportId, jpegBytes(CHUNK_BYTES + 5))
    await uploader.send(reportId, jpegBytes(1_000))
    expect(await (await withdraw()).json()).toMatchObject({ erased: { evidence: 2 } })
    await runJob(NOW)
    expect(await objectsOf(reportId)).toEqual([])
    expect(await rowsOf(reportId)).toEqual([
      { state: 'gone', ct: '', wraps: '[]' },
      { state: 'gone', ct: '', wraps: '[]' },
    ])
    await runJob(new Date(NOW.getTime() + 2 * HOUR))
    expect(await rowsOf(reportId)).toEqual([])
  })

  it('by the job where R2 failed midway', async () => {
    const broken = { ...store(), clear: async () => ({ ok: false, error: 'unavailable' }) as const }
    const { uploader, reportId, withdraw } = await attached({ chunks: broken })
    await uploader.send(reportId, jpegBytes(1_000))
    await withdraw()
    await runJob(NOW, broken)
    expect(await objectsOf(reportId)).toHaveLength(1)
    await runJob(NOW)
    expect(await objectsOf(reportId)).toEqual([])
  })

  it('by the job when it never came whole within a day, and no sooner', async () => {
    const { uploader, reportId, own } = await attached()
    const { file, sealChunk } = await uploader.seal(reportId, jpegBytes(CHUNK_BYTES + 5))
    await uploader.start(file)
    await uploader.chunk(file.id, 0, await sealChunk(0))
    const whole = await uploader.send(reportId, jpegBytes(1_000))
    await runJob(new Date(NOW.getTime() + 24 * HOUR - 1))
    expect(await objectsOf(reportId)).toHaveLength(2)
    await runJob(new Date(NOW.getTime() + 24 * HOUR + 1))
    expect(await objectsOf(reportId)).toEqual([`v1/jiangpan/${reportId}/${whole.file.id}/0`])
    expect((await own()).files.map(({ id }) => id)).toEqual([whole.file.id])
  })
})

describe('where R2 doesn’t answer', () => {
  it('a chunk is 503 and worth another try; nothing says that it was taken', async () => {
    let down = true
    const { uploader, reportId, own } = await attached({ chunks: chunkStore(failing(() => down)) })
    const { file, sealChunk } = await uploader.seal(reportId, jpegBytes(1_000))
    await uploader.start(file)
    const bytes = await sealChunk(0)
    const refused = await uploader.chunk(file.id, 0, bytes)
    expect([refused.status, await codeOf(refused)]).toEqual([503, 'unavailable'])
    expect(refused.headers.get('retry-after')).toBe('10')
    expect((await own()).files).toMatchObject([{ has: [], whole: false }])
    down = false
    expect((await uploader.chunk(file.id, 0, bytes)).status).toBe(200)
  })

  it('an officer is told the same, and the look stands in the history', async () => {
    const { uploader, reportId, fetchFile } = await attached()
    const { file } = await uploader.send(reportId, jpegBytes(1_000))
    const broken = await openConsole({ chunks: chunkStore(failing(() => true)) })
    const answer = await broken.as('wang', `/api/v1/triage/reports/${reportId}/evidence/${file.id}`)
    expect(answer.status).toBe(503)
    expect((await fetchFile('wang', file.id)).status).toBe(200)
  })
})

const HOUR = 3_600_000

type Sealed = Awaited<ReturnType<ReturnType<typeof uploaderOf>['seal']>>['file']

function STORY() {
  return { story: '有人加我。' }
}
function CLUE() {
  const none = { ageBand: undefined, payments: undefined, situation: undefined, for: undefined }
  return { ...none, stillInContact: undefined, scamType: undefined, kind: 'clue', private: STORY() }
}

/** A report that was acknowledged, its receipt's holder, and the officers. */
async function attached(overrides: Partial<Context> = {}, changes: Record<string, unknown> = {}) {
  const console = await openConsole(overrides)
  const { door, as, post, send } = console
  const answer = await door.report(makeReport(changes), { 'idempotency-key': freshKey() })
  if (answer.status !== 201) throw new Error(await answer.text())
  const held = await holdReceipt(answer)
  const uploader = uploaderOf(door, held)
  const own = async () => (await uploader.list()).json<OwnEvidence>()
  const { report: reportId } = await own()
  const file = async () =>
    (await as('wang', `/api/v1/triage/reports/${reportId}`)).json<OpenedReport>()
  const fetchFile = (person: Person, id: string) =>
    as(person, `/api/v1/triage/reports/${reportId}/evidence/${id}`)
  const withdraw = () =>
    door.fetch('/api/v1/reports/withdrawal', {
      method: 'POST',
      headers: { authorization: held.authorization },
    })
  return { door, keys: door.keys, uploader, reportId, own, file, fetchFile, withdraw, post, send }
}

const codeOf = async (answer: Response) => (await answer.json<{ code: string }>()).code

function bucket(): R2Bucket {
  if (!env.EVIDENCE) throw new Error('the tests run with a bucket')
  return env.EVIDENCE
}
const store = () => chunkStore(bucket())

const objectsOf = async (reportId: string) =>
  (await bucket().list({ prefix: `v1/jiangpan/${reportId}/` })).objects.map(({ key }) => key)

const rowsOf = async (reportId: string) =>
  (
    await env.DB.prepare('SELECT state, ct, wraps FROM evidence WHERE report_id = ?')
      .bind(reportId)
      .all()
  ).results

const runJob = (now: Date, chunks = store()) =>
  clearEvidence({ clock: () => now, evidence: evidenceStore(env.DB), chunks, log: () => {} })

/** A bucket that throws what R2 throws, while it is down. */
const failing = (isDown: () => boolean) =>
  new Proxy(bucket(), {
    get(target, name: keyof R2Bucket) {
      const method = target[name] as (...given: unknown[]) => unknown
      return (...given: unknown[]) => {
        if (isDown()) throw new Error(`${String(name)}: We encountered an internal error. (10001)`)
        return method.apply(target, given)
      }
    },
  })

/** As much as a day takes, from other reports. */
async function fillTheDay() {
  const { reportId } = await attached()
  await env.DB.prepare(
    `INSERT INTO evidence (report_id, id, centre_id, body_mac, size, state, state_at, started_on,
       started_at, nonce, ct, wraps) VALUES (?, ?, 'jiangpan', '', ?, 'whole', ?, ?, ?, '', '', '[]')`,
  )
    .bind(
      ...[reportId, `full${freshKey()}`, EVIDENCE.dayBytes, NOW.toISOString()],
      ...['2026-11-23', NOW.toISOString()],
    )
    .run()
}
