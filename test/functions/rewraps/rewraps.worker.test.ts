import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { type EventRow, rowToEvent } from '../../../functions/audit/event.store.ts'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'
import { type Centres, centresOf } from '../../../functions/centres/centres.ts'
import { sealMessage } from '../../../functions/messages/sealed-message.ts'
import type { Lacking } from '../../../functions/rewraps/list-lacking.ts'
import { PLACES } from '../../../functions/rewraps/rewrap.store.ts'
import { openPart } from '../../../functions/sealing/envelope.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { keyIdOf } from '../../../functions/sealing/key-id.ts'
import { newKeyPair } from '../../../functions/sealing/key-pair.ts'
import { onlyOpenedBy } from '../../../scripts/keys/read-sealed.store.ts'
import { wrapAnew } from '../../../site/enhance/wrap-anew.ts'
import { holdKeys } from '../../../site/enhance/wrap-keys.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { freshKey, openDoor, type TestKey } from '../../support/door.ts'
import { everythingStored } from '../../support/everything-stored.ts'
import { holdReceipt } from '../../support/held-receipt.ts'
import { makeReport } from '../../support/make-report.ts'
import { AUDIT_SECRET } from '../../support/stored-report.ts'

beforeEach(() => env.DB.prepare("UPDATE reports SET centre_id = 'past'").run())

describe('before a key is retired', () => {
  it('a lead’s browser that holds it wraps what is open for the keys of today: then nothing needs it', async () => {
    const { list, add, keys, next, id, needing } = await setUp()
    expect(await needing()).toHaveLength(1)
    const { reports, recipients, looked } = await list()
    expect([reports.map((one) => one.id), looked]).toEqual([[id], 1])
    const [report] = reports
    if (!report) throw new Error('nothing is listed')
    const names = report.sealed.map(({ part }) => part.replace(/-[0-9a-z]{26}$/, '')).sort()
    expect(names).toEqual([
      ...['contact', 'message-note', 'message-reporter', 'payments', 'person', 'story'],
    ])

    const held = await holdKeys([keys.centre])
    const { wraps, whole } = await wrapAnew(report, recipients, held)
    expect([wraps.length, whole]).toEqual([2 * report.sealed.length, true])
    expect((await add(id, wraps)).status).toBe(200)

    expect((await list()).reports).toEqual([])
    expect(await needing()).toEqual([])
    for (const key of [next.centre, next.recovery]) {
      const row = await env.DB.prepare(
        "SELECT nonce, ct, wraps FROM sealed_parts WHERE report_id = ? AND part = 'story'",
      )
        .bind(id)
        .first<{ nonce: string; ct: string; wraps: string }>()
      const sealed = { ...row, part: 'story', wraps: JSON.parse(row?.wraps ?? '[]') }
      const { kid, privateKey } = key
      const opened = await openPart({ reportId: id, sealed: sealed as never, kid, privateKey })
      expect(opened).toEqual({ ok: true, value: '对方让我先做三单，再垫付。' })
    }
    expect(await everythingStored()).not.toContain('对方让我先做三单')
  })

  it('leaves in the history who did it, and in the log that so much was handed out', async () => {
    const { list, add, wrapsOf, id } = await setUp()
    await add(id, await wrapsOf(await list()))
    const { results } = await env.DB.prepare('SELECT * FROM events WHERE report_id = ?')
      .bind(id)
      .all<EventRow>()
    expect(results.at(-1)).toMatchObject({ type: 'rewrapped', actor: 'chen' })
    const verified = await verifyReportChain(results.map(rowToEvent), AUDIT_SECRET)
    expect(verified).toMatchObject({ ok: true })
    const desk = await env.DB.prepare(
      "SELECT actor, data FROM events WHERE report_id = 'desk:jiangpan' ORDER BY no DESC LIMIT 1",
    ).first<{ actor: string; data: string }>()
    expect(desk).toEqual({ actor: 'chen', data: '{"count":1}' })
  })

  it('says what the keys at hand don’t open, and wraps nothing of it', async () => {
    const { list, next } = await setUp()
    const { reports, recipients } = await list()
    const [report] = reports
    if (!report) throw new Error('nothing is listed')
    const held = await holdKeys([next.centre])
    expect(await wrapAnew(report, recipients, held)).toEqual({ wraps: [], whole: false })
  })

  it('passes on nothing that was altered', async () => {
    const { list, keys } = await setUp()
    const { reports, recipients } = await list()
    const [report] = reports
    const [first, ...rest] = report?.sealed ?? []
    if (!report || !first) throw new Error('nothing is listed')
    const altered = { ...report, sealed: [{ ...first, ct: rest[0]?.ct ?? '' }] }
    const held = await holdKeys([keys.centre])
    expect(await wrapAnew(altered, recipients, held)).toEqual({ wraps: [], whole: false })
  })
})

it('knows every table in which something of a report is sealed, and so does the program that retires', async () => {
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_master WHERE type = 'table'
       AND sql LIKE '% wraps %' AND sql LIKE '% report_id %' AND name <> 'referrals'`,
  ).all<{ name: string }>()
  const tables = results.map(({ name }) => name).sort()
  expect(PLACES.map(({ table }) => table as string).sort()).toEqual(tables)
  for (const table of tables) expect(onlyOpenedBy('k', [])).toContain(`FROM ${table} s`)
})

describe('a wrap is refused', () => {
  it.each<[string, (wrap: Wrap, keys: { old: string }) => Wrap, number]>([
    ['for a key that is nobody’s', (wrap) => ({ ...wrap, kid: 'k-stranger' }), 422],
    ['for the key of before', (wrap, { old }) => ({ ...wrap, kid: old }), 422],
    ['of a part that the report has not', (wrap) => ({ ...wrap, part: 'message-reporter' }), 422],
    ['of another length', (wrap) => ({ ...wrap, ct: `${wrap.ct}AA` }), 422],
  ])('%s', async (_, change, status) => {
    const { list, add, wrapsOf, id, keys } = await setUp()
    const [wrap] = await wrapsOf(await list())
    if (!wrap) throw new Error('nothing was wrapped')
    const answer = await add(id, [change(wrap, { old: keys.centre.kid })])
    expect(answer.status).toBe(status)
    expect((await list()).reports).toHaveLength(1)
  })

  it('the second time: what is there stays as it is', async () => {
    const { list, add, wrapsOf, id } = await setUp()
    const wraps = await wrapsOf(await list())
    expect((await add(id, wraps)).status).toBe(200)
    expect((await add(id, wraps)).status).toBe(422)
  })

  it('of a report that has ended, or of another centre', async () => {
    const { list, add, wrapsOf, id } = await setUp()
    const wraps = await wrapsOf(await list())
    await env.DB.prepare("UPDATE reports SET open = 0, stage = 'closed' WHERE id = ?")
      .bind(id)
      .run()
    expect((await add(id, wraps)).status).toBe(404)
    await env.DB.prepare("UPDATE reports SET open = 1, centre_id = 'elsewhere' WHERE id = ?")
      .bind(id)
      .run()
    expect((await add(id, wraps)).status).toBe(404)
    expect((await list()).reports).toEqual([])
  })

  it.each<Person>(['wang', 'wu', 'zhao', 'sun'])('of %s, who is no lead', async (person) => {
    const { list, add, wrapsOf, id } = await setUp()
    expect((await add(id, await wrapsOf(await list()), person)).status).toBe(403)
  })
})

interface Wrap {
  readonly part: string
  readonly kid: string
  readonly enc: string
  readonly ct: string
}

/** A report with a message, sealed to the keys of before, at a console that has keys of today. */
async function setUp() {
  const { keys, fetch, report } = await openDoor()
  const held = await holdReceipt(await report(makeReport()))
  const wrote = await fetch('/api/v1/reports/messages', {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'idempotency-key': freshKey() },
      authorization: held.authorization,
    },
    body: JSON.stringify({ text: '他又打来了。' }),
  })
  expect(wrote.status).toBe(201)
  const id = String(
    await env.DB.prepare("SELECT id FROM reports WHERE centre_id = 'jiangpan'").first('id'),
  )
  const note = await sealMessage({
    ...{ reportId: id, sender: 'note', text: '下午再打一次', random: systemRandom },
    recipients: [keys.centre, keys.recovery],
  })
  await env.DB.prepare(
    `INSERT INTO notes (report_id, id, centre_id, at, author, nonce, ct, wraps)
     VALUES (?, ?, 'jiangpan', '2026-11-22', 'wang', ?, ?, ?)`,
  )
    .bind(id, note.id, note.nonce, note.ct, JSON.stringify(note.wraps))
    .run()
  const next = { centre: await newKey(11), recovery: await newKey(12) }
  const console = await openConsole({ centres: later(keys, next) })
  const list = async (): Promise<Lacking> =>
    (await console.as('chen', '/api/v1/triage/rewraps')).json()
  return {
    ...{ keys, next, list, id },
    add: (report: string, wraps: readonly Wrap[], person: Person = 'chen') =>
      console.post(person, `/api/v1/triage/reports/${report}/wraps`, { wraps }),
    wrapsOf: async ({ reports, recipients }: Lacking) => {
      const [one] = reports
      const own = await holdKeys([keys.centre])
      return one ? (await wrapAnew(one, recipients, own)).wraps : []
    },
    /** What `npm run keys -- retire` finds still to need the key of before. */
    needing: async () =>
      (
        await env.DB.prepare(
          `SELECT * FROM (${onlyOpenedBy(keys.centre.kid, [next.centre.kid])}) WHERE open = 1`,
        ).all()
      ).results,
  }
}

async function newKey(seed: number): Promise<TestKey> {
  const pair = await newKeyPair((bytes) => new Uint8Array(bytes).fill(seed))
  const kid = await keyIdOf(pair.publicKey)
  if (!kid.ok) throw new Error('a new key has no id')
  return { ...pair, kid: kid.value }
}

/** The centres once the next period has begun. */
function later(
  old: Record<'centre' | 'recovery', TestKey>,
  next: Record<'centre' | 'recovery', TestKey>,
): Centres {
  const both = (which: 'centre' | 'recovery') => [
    {
      id: old[which].kid,
      publicKey: old[which].publicKey,
      from: '2026-11-01',
      until: '2026-11-20',
    },
    {
      id: next[which].kid,
      publicKey: next[which].publicKey,
      from: '2026-11-21',
      until: '2027-01-01',
    },
  ]
  const named = { name: { zh: '江畔', en: 'Jiangpan' }, regions: [], parent: null }
  return centresOf({
    default: 'jiangpan',
    centres: [{ id: 'jiangpan', ...named, keys: both('centre') }],
    recovery: both('recovery'),
  })
}
