import nodeLog from 'astro/logger/node'
import { log } from '../../functions/http/request-log.ts'

/**
 * Where Astro writes its log. In a terminal as ever; in the Worker only that a page failed: an error's
 * message and stack may hold what a stranger sent, and our own log says which route it was.
 */
export default function pageLog(options) {
  return isWorker() ? { write } : nodeLog(options)
}

function write({ level }) {
  if (level === 'error') log('bug', { error: 'PageError' })
}

const isWorker = () => globalThis.navigator?.userAgent === 'Cloudflare-Workers'
