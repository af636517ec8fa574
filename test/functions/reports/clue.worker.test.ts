import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { sealParts } from '../../../functions/sealing/envelope.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { newReceipt, parseReceipt, splitReceipt } from '../../../functions/sealing/receipt.ts'
import { newReportId } from '../../../functions/sealing/report-id.ts'
import { RECEIPT_KID } from '../../../functions/sealing/sealed-part.ts'
import { countRows, type Door, openDoor } from '../../support/door.ts'
import { everythingStored } from '../../support/everything-stored.ts'

describe('whoever gives a clue stays unknown', () => {
  it.each<[string, object, string]>([
    [
      'contact',
      { private: { contact: { phone: '13800138000', mayCall: true } } },
      '/private/contact',
    ],
    ['a name beside the story', { private: { story: 'x', name: '小林' } }, '/private/name'],
    ['a name at the top', { name: '小林' }, '/name'],
    ['whom it happened to', { for: 'me' }, '/for'],
    ['an age', { ageBand: '18-59' }, '/ageBand'],
    ['whether they are in contact', { stillInContact: true }, '/stillInContact'],
    ['payments', { payments: [{ amountFen: 100, method: 'cash' }] }, '/payments'],
    ['a situation', { situation: 'lent-card' }, '/situation'],
    ['a summary', { summary: { minor: true } }, '/summary'],
    ['how they know it', { details: { knownFrom: 'works there' } }, '/details/knownFrom'],
    ['a school', { details: { school: '江畔大学' } }, '/details/school'],
    ['a group of their own', { details: { group: '13800138000' } }, '/details/group'],
  ])('%s is refused, and nothing is stored', async (_, changes, pointer) => {
    const door = await openDoor()
    const before = await countRows('reports')
    const response = await door.report({ ...CLUE, ...changes })
    expect(response.status).toBe(422)
    const { errors } = await response.json<{ errors: { pointer: string }[] }>()
    expect(errors.map((one) => one.pointer)).toEqual([pointer])
    expect(await countRows('reports')).toBe(before)
  })

  it.each(['contact', 'payments', 'person'] as const)(
    'a sealed part called %s is refused unread',
    async (part) => {
      const door = await openDoor()
      const response = await door.report({ kind: 'clue', sealed: await seal(door, part) })
      expect(await response.json()).toMatchObject({
        code: 'invalid',
        errors: [{ pointer: '/sealed/parts', code: 'anonymous-only' }],
      })
    },
  )

  it('leaves nothing in any table that says where it came from, where a fraud report leaves a code', async () => {
    const door = await openDoor()
    const storedOf = async (body: object) => {
      const response = await door.report(body, SENDER)
      expect(response.status).toBe(201)
      const { reference } = await response.json<{ reference: string }>()
      return env.DB.prepare(
        `SELECT r.*, i.source_mac FROM indicators i JOIN reports r ON r.id = i.report_id
         WHERE r.reference = ?`,
      )
        .bind(reference)
        .first<Record<string, unknown>>()
    }
    const fraud = { ...CLUE, kind: 'fraud', situation: 'approached', details: {} }
    expect((await storedOf(fraud))?.source_mac).toMatch(/^[\w-]{22}$/)
    const clue = await storedOf(CLUE)
    expect(clue).toMatchObject({
      source_mac: null,
      for_whom: null,
      minor: 0,
      still_in_contact: null,
      amount_band: null,
      last_paid_hour: null,
      details: '{"group":"bank-cards"}',
    })
    const stored = await everythingStored()
    for (const mark of Object.values(SENDER)) expect(stored).not.toContain(mark)
    const parts = await env.DB.prepare('SELECT part FROM sealed_parts WHERE report_id = ?')
      .bind(clue?.id)
      .all()
    expect(parts.results).toEqual([{ part: 'story' }])
  })

  it('and the log does not say it either', async () => {
    const door = await openDoor()
    await door.report(CLUE, SENDER)
    const logged = JSON.stringify(door.logged)
    for (const mark of Object.values(SENDER)) expect(logged).not.toContain(mark)
  })
})

const CLUE = {
  kind: 'clue',
  region: '510100',
  indicators: [{ kind: 'qq', value: '10007890' }],
  details: { group: 'bank-cards' },
  private: { story: '群里天天收卡。' },
}

const SENDER = {
  'cf-connecting-ip': '198.51.100.77',
  'user-agent': 'Zq7Browser/1.0',
  'accept-language': 'zq7-CN',
}

async function seal(door: Door, part: 'contact' | 'payments' | 'person') {
  const bytes = parseReceipt(newReceipt(systemRandom))
  if (!bytes.ok) throw new Error('a new receipt does not parse')
  const { auth, sealKeyPair } = await splitReceipt(bytes.value)
  const { centre, recovery } = door.keys
  const recipients = [
    ...[centre, recovery].map(({ kid, publicKey }) => ({ kid, publicKey })),
    { kid: RECEIPT_KID, publicKey: sealKeyPair.publicKey },
  ]
  const id = newReportId(systemRandom)
  const parts = { story: 'x', [part]: { phone: '13800138000' } }
  return {
    v: 1,
    id,
    receiptAuth: auth,
    receiptKey: sealKeyPair.publicKey,
    parts: await sealParts({ reportId: id, parts, recipients, random: systemRandom }),
  }
}
