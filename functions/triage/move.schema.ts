import * as z from 'zod/mini'
import { LANES } from '../reports/vocabulary.ts'
import { version } from './decision.schema.ts'
import { MOVE_REASONS } from './moves.ts'

/** Another lane for a report as it was when the officer saw it. */
export const moveInput = z.strictObject({
  version,
  lane: z.enum(LANES, { error: 'invalid' }),
  reason: z.enum(MOVE_REASONS, { error: 'invalid' }),
})

export type MoveInput = z.infer<typeof moveInput>
