import './configure-zod.ts'
import * as z from 'zod/mini'
import { err, ok, type Result } from '../result.ts'
import type { Code } from './codes.ts'
import { foldForMatching } from './fold-for-matching.ts'
import { LIMITS } from './limits.ts'

/** Tens by which a unit multiplies: 1.2万 is 12,000. */
const UNITS: Readonly<Record<string, number>> = {
  '': 0,
  百: 2,
  千: 3,
  k: 3,
  万: 4,
  w: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
}

const CURRENCY = /^(?:¥|rmb|cny|人民币)+|(?:rmb|cny|人民币|元|圆|块钱|块)+$/g
const AMOUNT = /^(\d{1,3}(?:,\d{3})+|\d{1,16})(?:\.(\d{1,8}))?(万|千万|百万|十万|亿|千|百|w|k|)$/

/**
 * Yuan as people write them ('1,977.5', '１９７７．５元', '¥ 1.2万', '3w') as integer fen. Refuses what
 * could be read in two ways ('1,5', '3万5'), less than a fen, and what isn't in `LIMITS.fen`. Longer texts
 * are refused unread: taking the currency off half a megabyte of 块块块… would take minutes.
 */
export function parseMoney(text: string): Result<number, Code> {
  if (text.length > LIMITS.money) return err('too-long')
  const written = foldForMatching(text).toLowerCase().replace(/ /g, '').replace(/[。]/g, '.')
  if (written === '') return err('required')
  if (/^(?:[-(]|¥-)/.test(written)) return err('negative')
  const [, whole, decimals = '', unit] = AMOUNT.exec(written.replace(CURRENCY, '')) ?? []
  if (whole === undefined || unit === undefined) return err('malformed')
  const tens = (UNITS[unit] ?? 0) + 2 - decimals.length
  const digits = BigInt(whole.replaceAll(',', '') + decimals)
  if (tens < 0 && digits % 10n ** BigInt(-tens) !== 0n) return err('too-precise')
  const fen = tens < 0 ? digits / 10n ** BigInt(-tens) : digits * 10n ** BigInt(tens)
  if (fen < LIMITS.fen.least || fen > LIMITS.fen.most) return err('out-of-range')
  return ok(Number(fen))
}

/** An amount in the API: integer fen. */
export const amountFen = z
  .int({ error: (issue) => (issue.input === undefined ? 'required' : 'malformed') })
  .check(
    z.refine((fen) => fen >= 0, { error: 'negative', abort: true }),
    z.gte(LIMITS.fen.least, { error: 'out-of-range' }),
    z.lte(LIMITS.fen.most, { error: 'out-of-range' }),
  )
