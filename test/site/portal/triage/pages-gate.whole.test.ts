import { beforeAll, describe, expect, test } from 'vitest'
import { consolePages, placeOf } from '../../../support/console-places.ts'
import { cookieOf, fillDemoDesk } from '../../../support/demo-desk.ts'
import { fetchTriage, portal } from '../../../support/portal.ts'

/** Two officers, a lead, an admin and a reader of the centre; a school's contact; another centre's officer. */
const PEOPLE = ['lin', 'zhou', 'chen', 'wu', 'zhao', 'he', 'sun', 'nobody', 'forged'] as const

/** What each of them gets, in this order; `:id` and the like stand for things of the centre of the first five. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  '200 200 200 200 200 403 200 401 401': [
    ...['', '/shift', '/search', '/indicators', '/appeals', '/warnings', '/cases', '/referrals'],
    ...['/takedowns', '/directory', '/retention'],
  ],
  '200 200 200 200 200 403 404 401 401': [
    ...['/reports/:id', '/reports/:id/refer', '/reports/:id/referrals/:referral', '/cases/:id'],
    ...['/indicators/:indicator', '/appeals/:id', '/warnings/:warning', '/takedowns/:takedown'],
  ],
  // What the first five handed to the other centre.
  '404 404 404 404 404 403 200 401 401': ['/received/:received'],
  '303 303 303 303 303 403 404 401 401': ['/reports/:id/indicators/:n'],
  '200 200 200 403 403 403 200 401 401': [
    ...['/export', '/warnings/new', '/new', '/new/:kind', '/import'],
  ],
  '200 200 200 403 403 403 404 401 401': ['/reports/:id/warn', '/warnings/:warning/edit'],
  // What is only posted leads back to its page, which then says who may see it.
  '303 303 303 303 303 403 303 401 401': [
    ...['/views', '/indicators/:indicator/verdict'],
    ...['claim', 'release', 'decision', 'tasks', 'lane', 'keep'].map(
      (act) => `/reports/:id/${act}`,
    ),
    ...['handover', 'join'].map((act) => `/reports/:id/${act}`),
    ...['hide', 'answer'].map((act) => `/appeals/:id/${act}`),
    ...['publication', 'cards', 'return', 'drop', 'withdrawal'].map(
      (act) => `/warnings/:warning/${act}`,
    ),
    ...['leave', 'join', 'merge', 'preview', 'bulk'].map((act) => `/cases/:id/${act}`),
  ],
  '403 403 200 200 403 403 403 401 401': ['/webhooks', '/schools'],
  '403 403 403 403 403 200 403 401 401': ['/campus', '/campus/warn'],
  // Of a warning that an officer proposed, a school's contact finds nothing either.
  '403 403 403 403 403 404 403 401 401': ['/campus/warn/:warning'],
}

/** What somebody could do to the id of a thing that they may see; none of it leads to a thing. */
const TRICKS: Readonly<Record<string, (id: string, ids: Record<string, string>) => string>> = {
  'in capitals': (id) => id.toUpperCase(),
  'with something behind it': (id) => `${id}x`,
  'cut short': (id) => id.slice(0, -1),
  'with an encoded slash': (id) => `${id}%2f`,
  'one room up, encoded': (id) => `..%2f${id}`,
  'with an encoded letter': (id) => id.replace(/^./, (c) => `%${c.charCodeAt(0).toString(16)}`),
  'with NUL': (id) => `${id}%00`,
  'with a parameter': (id) => `${id};a=b`,
  'encoded twice': (id) => `${id}%252f`,
  'with a quote': (id) => `${id}'--`,
  'a name that every object has': () => '__proto__',
  'the id of something else': (id, ids) =>
    Object.values(ids).find((other) => other !== id && other.length === id.length) ?? 'x',
}

/** What a browser says of a form that another site makes it send. */
const SHAPES: Readonly<Record<string, () => Record<string, string>>> = {
  'from another site': () => ({ 'sec-fetch-site': 'cross-site' }),
  'from a sister site': () => ({ 'sec-fetch-site': 'same-site' }),
  'typed into the address bar': () => ({ 'sec-fetch-site': 'none' }),
  'with the origin of the portal': () => ({ origin: portal().origin }),
  'with another port': () => ({ origin: portal().triage.replace(/\d+$/, '1') }),
  'with the origin of another host': () => ({ origin: 'https://evil.example' }),
  'with the origin null': () => ({ origin: 'null' }),
  'by another site that gives our origin too': () => ({
    'sec-fetch-site': 'cross-site',
    origin: portal().triage,
  }),
  'without any proof': () => ({}),
}

let made: Record<string, string>
beforeAll(async () => {
  made = await fillDemoDesk()
})

test('every page answers each person as the table says', async () => {
  const expected: Record<string, string> = {}
  for (const [row, paths] of Object.entries(ANSWERS))
    for (const path of paths) expected[`/triage${path}`] = row
  const found: Record<string, string> = {}
  for (const path of consolePages('GET')) {
    const row: number[] = []
    for (const person of PEOPLE) row.push(await statusOf(placeOf(path, made), person))
    found[path] = row.join(' ')
  }
  const count = Object.keys(found).length
  console.info(
    `console pages: ${count} × ${PEOPLE.length} people = ${count * PEOPLE.length} answers`,
  )
  expect(found).toEqual(expected)
})

describe('nothing is found by', () => {
  const pages = consolePages('GET').filter((path) => ofAThing(path))
  test.each(Object.entries(TRICKS))('an id %s', async (_, trick) => {
    const ids = Object.fromEntries(
      Object.entries(made).map(([name, id]) => [name, trick(id, made)]),
    )
    for (const path of pages) {
      const person = seenBy(path)
      expect([path, await statusOf(placeOf(path, ids), person)]).toEqual([path, 404])
    }
  })
})

describe('a form that another site makes a browser send is refused', () => {
  test.each(Object.entries(SHAPES))('%s', async (_, headers) => {
    const before = await everythingSeen()
    for (const path of consolePages('POST'))
      for (const person of ['chen', 'he'])
        expect([path, await post(path, person, headers())]).toEqual([path, 403])
    expect(await everythingSeen()).toEqual(before)
  })

  test('and none that the console itself sends is taken for one', async () => {
    const pages = consolePages('POST')
    console.info(`forms: ${pages.length} routes × ${Object.keys(SHAPES).length} shapes × 2 people`)
    for (const path of pages) {
      const person = path.startsWith('/triage/campus') ? 'he' : 'chen'
      expect([path, await post(path, person, { 'sec-fetch-site': 'same-origin' })]).not.toEqual([
        path,
        403,
      ])
    }
  })
})

/** Who sees a page's thing, where that isn't an officer of the centre. */
const seenBy = (path: string) =>
  path.startsWith('/triage/campus') ? 'he' : path.startsWith('/triage/received') ? 'sun' : 'lin'

/** Whether a page shows a thing that its address names; what only leads back to it doesn't. */
const ofAThing = (path: string) =>
  Object.entries(ANSWERS).some(
    ([row, paths]) => / 404 /.test(row) && paths.some((one) => `/triage${one}` === path),
  )

const FORGED = 'CF_Authorization=eyJhbGciOiJub25lIn0.eyJlbWFpbCI6ImxpbkBkZW1vLmV4YW1wbGUifQ.'

async function statusOf(path: string, person: (typeof PEOPLE)[number]): Promise<number> {
  const cookie = person === 'forged' ? FORGED : person === 'nobody' ? '' : await cookieOf(person)
  return (await fetchTriage(path, { headers: cookie ? { cookie } : {} })).status
}

async function post(path: string, person: string, headers: Record<string, string>) {
  const answer = await fetchTriage(placeOf(path, made), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: await cookieOf(person),
      ...headers,
    },
    body: 'version=1&do=release&state=dropped&act=clear&reason=mistake',
  })
  return answer.status
}

/** What the lists and the things of the desk say, to be compared; the time of the answer isn't in them. */
async function everythingSeen(): Promise<string[]> {
  const lists = ['queue', 'cases', 'warnings', 'referrals', 'takedowns', 'directory', 'webhooks']
  const things = ['appeals', 'indicators', 'views', `reports/${made.id}`]
  const seen: string[] = []
  for (const one of [...lists, ...things]) {
    const headers = { cookie: await cookieOf('chen') }
    const answer = await fetchTriage(`/api/v1/triage/${one}`, { headers })
    const body = (await answer.json()) as { events?: { type: string }[] }
    // That the report was looked at just now is an event, too.
    const events = body.events?.filter(({ type }) => type !== 'opened')
    seen.push(`${answer.status} ${JSON.stringify(events ? { ...body, events } : body)}`)
  }
  return seen
}
