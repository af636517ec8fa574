import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { macOf } from './identity.ts'

const HEADER = /^Receipt ([A-Za-z0-9_-]{43})$/

/** What the header of a receipt's holder stands for in the database: the MAC of its auth half. */
export async function receiptMacOf(
  { secrets }: Pick<Context, 'secrets'>,
  authorization: string | undefined,
): Promise<Result<string, 'receipt-not-accepted'>> {
  const [, auth] = HEADER.exec(authorization ?? '') ?? []
  return auth
    ? ok(await macOf(secrets.identity, 'receipt', utf8(auth)))
    : err('receipt-not-accepted')
}
