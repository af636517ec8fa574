import type { Context } from '../context.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import type { KeyHalf } from '../sealing/key-half.ts'
import { mac } from '../sealing/mac.ts'
import type { Officer } from './officer.ts'
import { tokenOf } from './token-of.ts'

const PURPOSE = 'jingzhong/v1/console/key-half'

/** How long one half is given out, in milliseconds. */
const SLOT_MS = 30 * 60_000

/**
 * What an officer's browser needs, beside what it stored itself, to have the keys again on the next page
 * (site/enhance/kept-keys.ts): the halves of this half hour and of the one before. They hang on the
 * session's own token, so that signing out, or half an hour later at the earliest and an hour at the
 * latest, leaves on the computer something that nobody can open.
 */
export async function keyHalves(
  { secrets, clock }: Pick<Context, 'secrets' | 'clock'>,
  officer: Pick<Officer, 'id'>,
  request: Request,
): Promise<readonly KeyHalf[]> {
  const token = tokenOf(request)
  if (!token.ok) return []
  const now = Math.floor(clock().getTime() / SLOT_MS)
  return Promise.all(
    [now, now - 1].map(async (slot) => {
      const message = utf8(JSON.stringify(['v1', officer.id, token.value, slot]))
      return { slot, half: toBase64url(await mac(secrets.identity, PURPOSE, message)) }
    }),
  )
}
