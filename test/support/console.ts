import { env } from 'cloudflare:workers'
import type { Officer } from '../../functions/access/officer.ts'
import type { Context } from '../../functions/context.ts'
import { type Claims, newIssuer } from './access-tokens.ts'
import { NOW, openDoor, testEnv } from './door.ts'

/** The console's own host, as content/operator.yaml makes it. */
export const CONSOLE = 'https://triage.jingzhong.jiangpan.example'

/** The people of two centres, as rows of `officers`. */
export const PEOPLE = {
  wang: { id: 'wang', name: '王', role: 'officer', centreId: 'jiangpan' },
  li: { id: 'li', name: '李', role: 'officer', centreId: 'jiangpan' },
  chen: { id: 'chen', name: '陈', role: 'lead', centreId: 'jiangpan' },
  wu: { id: 'wu', name: '吴', role: 'admin', centreId: 'jiangpan' },
  zhao: { id: 'zhao', name: '赵', role: 'reader', centreId: 'jiangpan' },
  he: { id: 'he', name: '何', role: 'school', centreId: 'jiangpan' },
  sun: { id: 'sun', name: '孙', role: 'officer', centreId: 'elsewhere' },
  gao: { id: 'gao', name: '高', role: 'admin', centreId: 'elsewhere' },
} as const satisfies Record<string, Officer>

export type Person = keyof typeof PEOPLE

const SECONDS = Math.floor(NOW.getTime() / 1000)
const times = { iat: SECONDS - 60, nbf: SECONDS - 60, exp: SECONDS + 3600 }

/** The console as a browser at its host meets it. Everyone of PEOPLE is entered; `former` was. */
export async function openConsole(overrides: Partial<Context> = {}) {
  const issuer = await newIssuer()
  const door = await openDoor({ access: issuer.access(), ...overrides })
  await enter([...Object.values(PEOPLE)], 1)
  await enter([{ id: 'former', name: '前', role: 'lead', centreId: 'jiangpan' }], 0)

  const token = (email: string, claims: Claims = {}) => issuer.token({ ...times, email, ...claims })

  /** A request to the console; `path` may be a whole address. */
  const send = async (path: string, init: RequestInit = {}) =>
    door.app.request(new URL(path, CONSOLE).href, init, testEnv())

  /** The same as somebody who has signed in, from a page of the console itself. */
  async function as(person: Person | 'former' | 'nobody', path: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers)
    headers.set('cookie', `CF_Authorization=${await token(`${person}@jiangpan.example`)}`)
    if (!headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin')
    return send(path, { ...init, headers })
  }

  const post = (person: Person, path: string, body?: unknown) =>
    as(person, path, {
      method: 'POST',
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })

  return { issuer, logged: door.logged, token, send, as, post, door }
}

async function enter(people: readonly Officer[], active: 0 | 1) {
  const insert = env.DB.prepare(
    `INSERT INTO officers (id, email, name, role, centre_id, active) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
  )
  await env.DB.batch(
    people.map(({ id, name, role, centreId }) =>
      insert.bind(id, `${id}@jiangpan.example`, name, role, centreId, active),
    ),
  )
}
