import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const HTML = 'text/html; charset=utf-8'

const TYPES: Record<string, string> = {
  '.html': HTML,
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

/** As little as any school's web server can do: files, index.html in folders, 404. No headers of ours. */
export async function serveKit(folder: string, port: number) {
  const server = createServer(async (request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const { status, type, body } = isRead ? await find(folder, pathname) : NOT_ALLOWED
    response.writeHead(status, { 'Content-Type': type }).end(request.method === 'HEAD' ? '' : body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    origin: `http://localhost:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const NOT_ALLOWED = { status: 405, type: 'text/plain', body: 'Method not allowed' }

async function find(folder: string, pathname: string) {
  const path = normalize(decodeURIComponent(pathname))
  const file = join(folder, path.endsWith('/') ? join(path, 'index.html') : path)
  try {
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    return { status: 200, type, body: await readFile(file) }
  } catch {
    const body = await readFile(join(folder, '404.html')).catch(() => 'Not found')
    return { status: 404, type: HTML, body }
  }
}
