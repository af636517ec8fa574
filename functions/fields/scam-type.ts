import './configure-zod.ts'
import * as z from 'zod/mini'

/**
 * The id of a kind of scam. Which there are, content/scam-types.yaml says; whoever has read it passes
 * `isScamType`, without it only the shape counts.
 */
export const scamType = (isScamType: (id: string) => boolean = () => true) =>
  z
    .string()
    .check(
      z.regex(/^[a-z][a-z0-9-]{1,39}$/, { error: 'invalid', abort: true }),
      z.refine(isScamType, { error: 'invalid' }),
    )
