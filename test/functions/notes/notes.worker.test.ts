import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { openMessage } from '../../../functions/messages/open-message.ts'
import { sealMessage, type Voice } from '../../../functions/messages/sealed-message.ts'
import { MOST_NOTES } from '../../../functions/notes/note.schema.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { RECEIPT_KID, type Recipient } from '../../../functions/sealing/sealed-part.ts'
import type { OpenedReport } from '../../../functions/triage/open-report.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { everythingStored } from '../../support/everything-stored.ts'
import { holdReceipt } from '../../support/held-receipt.ts'
import { makeReport } from '../../support/make-report.ts'

const WORDS = '他母亲来过电话，下午四点再打'

describe('a note', () => {
  it('is read by colleagues with the centre’s key, with who wrote it', async () => {
    const { note, file, opened } = await setUp()
    expect((await note('wang', WORDS)).status).toBe(201)
    const { notes } = await file()
    expect(notes.map(({ author }) => author)).toEqual(['王'])
    expect(await opened(notes[0])).toBe(WORDS)
  })

  it('is written by a colleague, too, who doesn’t hold the report', async () => {
    const { note, file } = await setUp()
    expect((await note('li', WORDS)).status).toBe(201)
    expect((await file()).facts.holder).toBe('王')
  })

  it('makes the holder look again before deciding', async () => {
    const { note, decide, file } = await setUp()
    const { version } = (await file()).facts
    await note('li', WORDS)
    expect((await decide('wang', version)).status).toBe(409)
    expect((await decide('wang', version + 1)).status).toBe(200)
  })

  it('is an event that holds no word of it, in a history that holds', async () => {
    const { note, file } = await setUp()
    await note('li', WORDS)
    const { events, historyHolds } = await file()
    const written = events.filter(({ type }) => type === 'note')
    expect(written.map(({ actor, data }) => [actor, Object.keys(data)])).toEqual([
      ['li', ['note', 'digest']],
    ])
    expect(historyHolds).toBe(true)
  })

  it('sent again is the same note', async () => {
    const { seal, send, file } = await setUp()
    const sealed = await seal(WORDS)
    const answers = await Promise.all([send('li', sealed), send('li', sealed)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect((await file()).notes).toHaveLength(1)
  })

  it('leaves a reporter waiting for an answer who is', async () => {
    const { note, askAgain, file } = await setUp()
    await askAgain()
    await note('wang', WORDS)
    expect((await file()).facts.wroteAt).not.toBeNull()
  })
})

describe('a note never', () => {
  it('reaches the reporter, nor does that there is one', async () => {
    const { note, asReporter } = await setUp()
    const before = await asReporter()
    await note('wang', WORDS)
    expect(await asReporter()).toEqual(before)
  })

  it('stands readable in the database', async () => {
    const { note } = await setUp()
    await note('wang', WORDS)
    expect(await everythingStored()).not.toContain('四点')
  })

  it('opens as a message', async () => {
    const { note, file, opened } = await setUp()
    await note('wang', WORDS)
    expect(await opened((await file()).notes[0], 'centre')).toBeNull()
  })

  it('outlives its report’s words', async () => {
    const { note, withdraw, send, seal, stored } = await setUp()
    await note('wang', WORDS)
    await withdraw()
    expect(await stored()).toBe(0)
    expect((await send('wang', await seal(WORDS))).status).toBe(409)
  })
})

describe('no note is taken', () => {
  it.each<[string, (set: Set) => Promise<Response>, number]>([
    ['that a receipt opens, too', ({ note, receipt }) => note('wang', WORDS, [receipt]), 422],
    [
      'without the recovery key',
      async ({ send, seal, keys }) => send('wang', await seal(WORDS, [keys.centre])),
      422,
    ],
    ['that another centre opens', ({ note, keys }) => note('wang', WORDS, [keys.otherCentre]), 422],
    [
      'under an id that another has',
      async ({ send, seal }) => {
        const sealed = await seal(WORDS)
        await send('wang', sealed)
        return send('wang', { ...(await seal('别的')), id: sealed.id })
      },
      409,
    ],
    ['readable', ({ send }) => send('wang', WORDS as never), 422],
    [
      'from another centre',
      async ({ send, seal, keys }) =>
        send('sun', await seal(WORDS, [keys.otherCentre, keys.recovery])),
      404,
    ],
    ['from a reader', ({ note }) => note('zhao', WORDS), 403],
    ['from a school', ({ note }) => note('he', WORDS), 403],
  ])('%s', async (_, write, status) => {
    const set = await setUp()
    expect((await write(set)).status).toBe(status)
  })

  it('beyond as many as a page shows', async () => {
    const { note, reportId } = await setUp()
    await env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MOST_NOTES})
       INSERT INTO notes SELECT ?, 'n' || i, 'jiangpan', '', 'li', '', '', '[]' FROM n`,
    )
      .bind(reportId)
      .run()
    expect((await note('wang', WORDS)).status).toBe(422)
  })
})

type Set = Awaited<ReturnType<typeof setUp>>

/** A report that came in, held by Wang. */
async function setUp() {
  const console = await openConsole()
  const { door } = console
  const { keys } = door
  const held = await holdReceipt(await door.report(makeReport()))
  const headers = { authorization: held.authorization }
  const asReporter = async () => [
    await (await door.fetch('/api/v1/reports/messages', { headers })).json<{ report: string }>(),
    await (await door.fetch('/api/v1/reports/status', { headers })).json(),
  ]
  const [{ report: reportId }] = (await asReporter()) as [{ report: string }]
  const at = `/api/v1/triage/reports/${reportId}`
  await console.post('wang', `${at}/claim`)
  const ours = [keys.centre, keys.recovery]
  const seal = async (text: string, recipients: readonly Recipient[] = ours) => ({
    v: 1,
    ...(await sealMessage({ reportId, sender: 'note', text, recipients, random: systemRandom })),
  })
  const send = (person: Person, sealed: object) => console.post(person, `${at}/notes`, { sealed })
  const file = async () => (await console.as('chen', at)).json<OpenedReport>()
  return {
    ...{ reportId, keys, seal, send, file, asReporter },
    receipt: { kid: RECEIPT_KID, publicKey: held.sealKeyPair.publicKey },
    note: async (person: Person, text: string, more: readonly Recipient[] = []) =>
      send(person, await seal(text, [...ours, ...more])),
    opened: async (note: OpenedReport['notes'][number] | undefined, sender: Voice = 'note') => {
      if (!note) throw new Error('not stored')
      const { kid, privateKey } = keys.centre
      const text = await openMessage({ reportId, message: { ...note, sender }, kid, privateKey })
      return text.ok ? text.value : null
    },
    decide: (person: Person, version: number) =>
      console.post(person, `${at}/decision`, { version, stage: 'assessed', reason: 'plausible' }),
    askAgain: () =>
      door.fetch('/api/v1/reports/messages', {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify({ text: '还在吗？' }),
      }),
    stored: async () =>
      (await env.DB.prepare('SELECT id FROM notes WHERE report_id = ?').bind(reportId).all())
        .results.length,
    withdraw: () => door.fetch('/api/v1/reports/withdrawal', { method: 'POST', headers }),
  }
}
