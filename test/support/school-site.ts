import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SchoolSite {
  /** http://127.0.0.1:PORT: another site than the portal's, which is called localhost. */
  readonly origin: string
  /** Puts a page there: its body, and its policy where it has one. */
  put(path: string, page: { html: string; csp?: string; type?: string }): string
  close(): Promise<void>
}

/** A school's own web server, on an origin of its own. */
export async function openSchoolSite(): Promise<SchoolSite> {
  const pages = new Map<string, { html: string; csp?: string; type?: string }>()
  const server = createServer(({ url = '' }, answer) => {
    const page = pages.get(url.split('?')[0] as string)
    answer.statusCode = page ? 200 : 404
    if (page?.csp) answer.setHeader('Content-Security-Policy', page.csp)
    answer.setHeader('Content-Type', page?.type ?? 'text/html; charset=utf-8')
    answer.end(page?.html)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    put(path, page) {
      pages.set(path, page)
      return origin + path
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
