import type { EntryRefusal } from '../../../functions/access/console-entry'
import { CHALLENGES, PROBLEMS } from '../../../functions/http/errors'
import { RETRY_AFTER } from '../../../functions/http/on-error'

/** Gives a page that says no the status and headers that the API's answer would have. */
export function refusePage(
  response: ResponseInit & { readonly headers: Headers },
  code: EntryRefusal | 'not-found',
): void {
  response.status = PROBLEMS[code]
  const challenge = CHALLENGES[code]
  if (challenge) response.headers.set('www-authenticate', challenge)
  if (code === 'unavailable') response.headers.set('retry-after', String(RETRY_AFTER))
}
