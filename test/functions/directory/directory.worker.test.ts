import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { ListedEntry } from '../../../functions/directory/list-directory.ts'
import { openConsole, type Person } from '../../support/console.ts'

const API = '/api/v1/triage/directory'
const ENTRY = {
  name: { zh: '江畔反诈中心', en: 'Riverside anti-fraud centre' },
  ...{ kind: 'police', region: '510100', level: 'city', publicKey: null, lastChecked: null },
  channels: [{ kind: 'inPerson' }],
}
const AGE = 'age1vzetr28lld3984u9lhc06j2pwfen46apstepdmy2dcarfn62sycsmcsjt6'

describe('the directory', () => {
  it('is a centre’s own: a lead adds to it, and corrects what came with the portal', async () => {
    const console = await openConsole()
    const added = await console.post('chen', API, ENTRY)
    const { id } = await added.json<{ id: string }>()
    await console.post('chen', API, { ...ENTRY, id: 'local-police', lastChecked: '2026-11-20' })
    const seen = await entriesFor('wang')
    expect(seen.find((one) => one.id === id)).toMatchObject({ own: true, lastChecked: null })
    expect(seen.filter((one) => one.id === 'local-police')).toMatchObject([
      { own: true, lastChecked: '2026-11-20' },
    ])
    const elsewhere = await entriesFor('sun')
    expect(elsewhere.filter(({ own }) => own)).toEqual([])
    expect(elsewhere.find((one) => one.id === 'local-police')).toMatchObject({ lastChecked: null })
  })

  it('each change is an event with a digest of what it says, and of no word of it', async () => {
    const console = await openConsole()
    const added = await console.post('wu', API, { ...ENTRY, publicKey: AGE })
    const { id } = await added.json<{ id: string }>()
    const event = await env.DB.prepare('SELECT actor, data FROM events WHERE report_id = ?')
      .bind(`directory:jiangpan/${id}`)
      .first<{ actor: string; data: string }>()
    expect(event?.actor).toBe('wu')
    expect(JSON.parse(event?.data ?? '')).toEqual({
      retired: false,
      digest: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('what is retired is passed nothing on to', async () => {
    const console = await openConsole()
    await console.post('chen', API, { ...ENTRY, id: 'spam-reports', retired: true })
    const { storeReport } = await import('../../support/stored-report.ts')
    const report = await storeReport(env.DB, { claimed_by: 'wang' })
    const path = `/api/v1/triage/reports/${report}/referrals`
    const refused = await console.post('wang', path, { to: 'spam-reports', parts: ['facts'] })
    expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/to' }] })
  })

  it.each<[string, Person, object, number]>([
    ['an officer', 'wang', {}, 403],
    ['a reader', 'zhao', {}, 403],
    ['a private key in the place of a public one', 'chen', { publicKey: 'AGE-SECRET-KEY-1' }, 422],
    ['a key with a slip in it', 'chen', { publicKey: AGE.replace('vze', 'vez') }, 422],
    ['a place that does not exist', 'chen', { region: '999999' }, 422],
    ['the whole country with a place', 'chen', { level: 'national' }, 422],
    ['a phone without a number', 'chen', { channels: [{ kind: 'phone' }] }, 422],
    ['an entry that is not there', 'chen', { id: 'nowhere' }, 404],
  ])('refuses %s', async (_, person, change, status) => {
    const console = await openConsole()
    expect((await console.post(person, API, { ...ENTRY, ...change })).status).toBe(status)
  })
})

async function entriesFor(person: Person): Promise<ListedEntry[]> {
  const console = await openConsole()
  return (await (await console.as(person, API)).json<{ entries: ListedEntry[] }>()).entries
}
