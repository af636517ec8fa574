import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { countRows, openDoor } from '../../support/door.ts'
import { everythingStored } from '../../support/everything-stored.ts'

/** Words that are found nowhere else in the world, where each kind has room for words. */
const SENT = [
  {
    kind: 'campus',
    scamType: 'task-rebate',
    region: '510100',
    indicators: [{ kind: 'wechat', value: 'zq7_jianzhi' }],
    details: { way: 'poster', victims: 'some', school: '江畔大学', ongoing: true },
    private: {
      story: 'Zq7三食堂门口\n\n【海报】\nZq7日结',
      contact: { name: 'Zq7小林', phone: '13987654321', email: 'zq7@mail.test', mayCall: true },
    },
  },
  {
    kind: 'job-ad',
    scamType: 'overseas-job',
    indicators: [
      { kind: 'company', value: 'Zq7远航人力' },
      { kind: 'url', value: 'https://zq7-hr.top/join' },
    ],
    details: { progress: 'paid', asks: ['deposit'], askedBand: 100_000, sendsTo: 'abroad' },
    private: {
      story: 'Zq7包机票\n\n【要交的钱】1280.37',
      contact: { name: 'Zq7小林', phone: '13987654321', mayCall: false },
    },
  },
] as const
/** Each long enough, or with a sign in it, that no ciphertext holds it by chance. */
const MARKS = [
  ...['Zq7三食堂', 'Zq7日结', 'Zq7小林', 'Zq7远航', 'Zq7包机票'],
  ...['zq7_jianzhi', 'zq7@mail.test', 'zq7-hr.top', '13987654321', '1280.37'],
]

describe.each(SENT)('a report of the kind $kind', (body) => {
  it('leaves only its closed details readable, and no word of what was told', async () => {
    const door = await openDoor()
    const before = await countRows('reports')
    expect((await door.report(body)).status).toBe(201)
    expect(await countRows('reports')).toBe(before + 1)
    const row = await env.DB.prepare('SELECT * FROM reports WHERE kind = ?')
      .bind(body.kind)
      .first<Record<string, unknown>>()
    expect(JSON.parse(String(row?.details))).toEqual(body.details)
    expect(row).toMatchObject({
      lane: 'today',
      scam_type: body.scamType,
      situation: null,
      minor: 0,
    })
    const stored = await everythingStored()
    for (const mark of MARKS) expect(stored).not.toContain(mark)
    const logged = JSON.stringify(door.logged)
    for (const mark of MARKS) expect(logged).not.toContain(mark)
  })
})
