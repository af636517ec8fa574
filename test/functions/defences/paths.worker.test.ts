import { describe, expect, it } from 'vitest'
import { ORIGIN, openDoor, testEnv } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'
import { pathTricks } from '../../support/path-tricks.ts'

/** The console's own host (content/operator.yaml). */
const CONSOLE = 'https://triage.jingzhong.jiangpan.example'

/** What stands behind the door: the API, and pages that the Worker renders. */
const BEHIND = [
  ['POST', '/api/v1/reports'],
  ['GET', '/api/v1/reports/status'],
  ['GET', '/api/v1/health'],
  ['GET', '/triage/'],
  ['GET', '/triage/reports/00000000000000000000000001/'],
  ['POST', '/report/fraud/'],
  ['POST', '/report/clue/'],
] as const

describe('another spelling of a path', () => {
  it('never leads to what stands behind the plain one', async () => {
    const count = { tried: 0, refused: 0, 'no such page': 0, 'the plain path itself': 0 }
    const reached: string[] = []
    for (const [method, path] of BEHIND) {
      const { ask, handled } = await listening()
      for (const trick of new Set(pathTricks(path))) {
        const parsed = new URL(trick, 'https://x.test').pathname
        count.tried += 1
        handled.length = 0
        const { status } = await ask(method, trick)
        // The platform hands over parsed addresses: these are no other path to anyone.
        if (parsed === path) count['the plain path itself'] += 1
        else if (handled.length === 0 && (status === 404 || status === 414)) count.refused += 1
        else if (handled.join() === `page ${parsed}` && pageOf(parsed) !== pageOf(path))
          count['no such page'] += 1
        else reached.push(`${method} ${trick} → ${status} ${handled}`)
      }
    }
    console.info(`paths: ${JSON.stringify(count)}, ${reached.length} reached a handler`)
    expect(reached).toEqual([])
    expect(count.refused).toBeGreaterThanOrEqual(1_000)
  })

  it('and the plain spelling reaches its handler', async () => {
    for (const [method, path] of BEHIND) {
      const { ask, handled } = await listening()
      const { status } = await ask(method, path)
      // The health route asks nobody: its answer is the sign.
      expect([path, handled.length > 0 || status === 200]).toEqual([path, true])
    }
  })
})

describe('below /api/v1/', () => {
  it.each(['nothing', 'reports/x.css', 'reports.css', 'app.js', 'health/favicon.ico', 'reports/'])(
    '%s is 404 as JSON, uncached',
    async (path) => {
      const { ask } = await listening()
      const response = await ask('GET', `/api/v1/${path}`)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-store')
    },
  )

  it.each([
    ['/api/v1/reports', 'POST', ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']],
    ['/api/v1/reports/status', 'GET, HEAD', ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']],
    ['/api/v1/triage/queue', 'GET, HEAD', ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']],
    ['/api/v1/triage/reports/x/claim', 'POST', ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']],
    ['/api/v1/health', 'GET, HEAD', ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']],
  ])('%s answers other methods with 405 and allows %s', async (path, allow, methods) => {
    const { ask, handled } = await listening()
    for (const method of methods) {
      const response = await ask(method, path)
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, allow])
    }
    expect(handled).toEqual([])
  })
})

/** The page that Astro's router finds at a path. */
const pageOf = (path: string) => path.replace(/(?:\/index)?\.html$/, '').replace(/\/$/, '')

/** The door with an ear at every handler: the stores and what would render pages. */
async function listening() {
  const handled: string[] = []
  const heard = (what: string) => async () => {
    handled.push(what)
    return null
  }
  const door = await openDoor({
    reports: {
      findAttempt: heard('findAttempt'),
      findByReceipt: heard('findByReceipt'),
      insert: async () => {
        handled.push('insert')
        return 'exists'
      },
    },
  })
  door.app.all('*', (c) => {
    handled.push(`page ${c.req.path}`)
    return c.text('a page')
  })
  const ask = (method: string, path: string) => {
    const origin = path.toLowerCase().includes('triage') ? CONSOLE : ORIGIN
    const init = {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'defences-0123456789-abcdef',
        authorization: `Receipt ${'A'.repeat(43)}`,
      },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body: JSON.stringify(makeReport()) }),
    }
    return door.app.request(origin + path, init, testEnv())
  }
  return { ask, handled }
}
