import './configure-zod.ts'
import * as z from 'zod/mini'
import { freeText } from './free-text.ts'
import { LIMITS } from './limits.ts'

/** One line of words: free text without line breaks or tabs; spaces around it are dropped. */
export const oneLine = (max: number) =>
  freeText(max).check(
    z.trim(),
    z.refine((text) => !/[\n\t]/.test(text), { error: 'malformed' }),
  )

/** What somebody wants to be called. */
export const name = oneLine(LIMITS.name)
