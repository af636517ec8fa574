import { err, ok, type Result } from '../result.ts'

/** Ethereum and its kin, and Bitcoin's bech32: the case of letters says nothing. */
const CASELESS = /^(?:0x[0-9a-f]{40}|(?:bc|tb|ltc)1[02-9ac-hj-np-z]{11,71})$/i
/** Base58 and base64url addresses (Tron, Bitcoin, Solana, TON …): every letter's case counts. */
const ANY = /^[A-Za-z0-9_:-]{20,128}$/

/** An address on a chain. The text comes folded. */
export function normaliseWallet(folded: string): Result<string, 'malformed'> {
  const bare = folded.replace(/ /g, '')
  if (CASELESS.test(bare)) return ok(bare.toLowerCase())
  return ANY.test(bare) ? ok(bare) : err('malformed')
}
