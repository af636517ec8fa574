import * as z from 'zod/mini'
import { slug } from '../content/shapes.ts'
import { ASKED, GROUNDS, MASK_REASONS } from './vocabulary.ts'

const oneOf = <const T extends readonly string[]>(list: T) => z.enum(list, { error: 'invalid' })
const version = z.int().check(z.minimum(0))
const act = <const A extends string, S extends z.core.$ZodShape>(name: A, shape: S) =>
  z.strictObject({ act: z.literal(name), ...shape })

/**
 * What an officer does about an indicator. To ask and to agree takes two and the version that was read; to
 * suspect, mask and clear one. `version` 0: nobody has said anything of it yet.
 */
export const verdictInput = z.discriminatedUnion('act', [
  act('suspect', { version }),
  act('ask', {
    version,
    verdict: oneOf(ASKED),
    grounds: oneOf(GROUNDS),
    askedCentre: z.nullable(slug.check(z.maxLength(64))),
  }),
  act('agree', { version }),
  act('mask', { reason: oneOf(MASK_REASONS) }),
  act('clear', { reason: oneOf(MASK_REASONS) }),
])
export type VerdictInput = z.infer<typeof verdictInput>

/** centre.kind.index, as it stands in addresses: the index says nothing of the number. */
export const VERDICT_ID = /^[a-z0-9-]{1,64}\.[a-z]{2,10}\.[\w-]{22}$/
