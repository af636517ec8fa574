import * as z from 'zod/mini'
import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { macOf } from '../reports/identity.ts'
import { utf8 } from '../sealing/hkdf.ts'

/** Rows asked about at once. */
export const ASKED_AT_ONCE = 250

/** Keys of rows, as `rowKey` makes them. */
export const importedQuery = z.strictObject({
  keys: z
    .array(z.string().check(z.regex(/^[\w-]{43}$/, { error: 'malformed' })))
    .check(z.minLength(1, 'too-few'), z.maxLength(ASKED_AT_ONCE, 'too-many')),
})

/**
 * Which rows of a file are reports of the officer's centre already. Only a help for the dry run: what
 * decides is the key itself, when a row is sent.
 */
export async function findImported(
  ctx: Pick<Context, 'imports' | 'secrets'>,
  officer: Pick<Officer, 'centreId'>,
  keys: readonly string[],
): Promise<readonly string[]> {
  const macs = await Promise.all(keys.map((key) => macOf(ctx.secrets.identity, 'key', utf8(key))))
  const known = new Set(await ctx.imports.knownKeys(officer.centreId, macs))
  return keys.filter((_, n) => known.has(macs[n] ?? ''))
}
