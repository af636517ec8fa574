import './configure-zod.ts'
import * as z from 'zod/mini'

/** What stands where a place isn't in China's table of regions. */
export const OVERSEAS = 'overseas'

/**
 * A GB/T 2260 code of six digits, 'overseas', or null. Whether a code exists, `isRegion` says
 * (functions/regions, Worker only: the list is too heavy for a page); without it only the shape counts.
 */
export const region = (isRegion: (code: string) => boolean = () => true) =>
  z.nullable(
    z.string().check(
      z.regex(/^(?:\d{6}|overseas)$/, { error: 'malformed', abort: true }),
      z.refine((code) => code === OVERSEAS || isRegion(code), { error: 'invalid' }),
    ),
  )
