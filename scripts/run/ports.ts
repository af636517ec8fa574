import { createServer } from 'node:net'
import { Stop } from './stop.ts'

/** Listens once on the port; 0 asks the system for a free one. @returns the port, or null if taken. */
function tryPort(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : null
      server.close(() => resolve(taken))
    })
  })
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const port = await tryPort(0, '127.0.0.1')
  if (port === null) throw new Stop('No port of 127.0.0.1 is free.')
  return port
}

export const isFree = async (port: number): Promise<boolean> =>
  (await tryPort(port, '127.0.0.1')) !== null

/** @throws Stop naming the port, when another program listens there. */
export async function requirePort(port: number, option: string): Promise<void> {
  if (await isFree(port)) return
  throw new Stop(`Port ${port} is in use by another program: end it, or choose one with ${option}.`)
}
