import { toCrockford } from './crockford.ts'
import type { Random } from './hkdf.ts'

/** 130 bits as 26 small Crockford characters: never taken for a receipt, which has 27 capitals. */
export const REPORT_ID = /^[0-9a-hjkmnp-tv-z]{26}$/

/** The id that 17 bytes stand for. */
export const reportIdFrom = (bytes: Uint8Array): string => toCrockford(bytes, 26).toLowerCase()

/** For a client that seals: the id must be there before sealing, because sealing binds to it. */
export const newReportId = (random: Random): string => reportIdFrom(random(17))
