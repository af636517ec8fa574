import * as z from 'zod/mini'
import { allDiffer, bilingual, day, regionCode, slug } from '../content/shapes.ts'
import { KEY_ID } from '../sealing/key-id.ts'

const key = z
  .strictObject({
    id: z.string().check(z.regex(KEY_ID, { error: 'is no key id; npm run keys makes them' })),
    from: day,
    until: day,
    publicKey: z.string().check(
      // 32 bytes are 43 characters, of which the last carries only four bits.
      z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, {
        error: 'must be an X25519 public key: 43 characters of base64url',
      }),
    ),
    demo: z.optional(z.boolean()),
    revokedOn: z.optional(day),
  })
  .check(z.refine(({ from, until }) => from <= until, { error: 'ends before it begins' }))

const centre = z.strictObject({
  id: slug,
  name: bilingual,
  regions: z
    .array(regionCode)
    .check(z.minLength(1), z.refine(allDiffer, { error: 'names a region twice' })),
  parent: z.nullable(slug),
  keys: z.array(key),
})

/** content/centres.yaml: who reads reports, and the public keys to which they are sealed. */
export const centresSchema = z
  .strictObject({
    default: slug,
    centres: z.array(centre).check(z.minLength(1)),
    recovery: z.array(key),
  })
  .check(
    z.refine((file) => allDiffer(file.centres, ({ id }) => id), {
      path: ['centres'],
      error: 'two centres have the same id',
    }),
    z.refine((file) => file.centres.some(({ id }) => id === file.default), {
      path: ['default'],
      error: 'is no centre of this file',
    }),
    z.refine((file) => file.centres.every(({ id }) => endsAtTop(file.centres, id)), {
      path: ['centres'],
      error: 'a parent is no centre of this file, or parents run in a circle',
    }),
    z.refine(
      (file) =>
        allDiffer([...file.centres.flatMap(({ keys }) => keys), ...file.recovery], ({ id }) => id),
      { path: ['centres'], error: 'a key stands in the file twice' },
    ),
  )
export type CentresFile = z.infer<typeof centresSchema>

/** Whether going up from a centre ends at one without a parent. */
function endsAtTop(centres: readonly z.infer<typeof centre>[], id: string): boolean {
  let here = centres.find((one) => one.id === id)
  for (let steps = 0; here && steps < centres.length; steps += 1) {
    const { parent } = here
    if (parent === null) return true
    here = centres.find((one) => one.id === parent)
  }
  return false
}
