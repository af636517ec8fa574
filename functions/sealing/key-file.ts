import * as z from 'zod/mini'
import { err, ok, type Result } from '../result.ts'
import { passphrasesFor } from './passphrase.ts'
import { type NotOpened, openWithPassphrase, sealWithPassphrase } from './passphrase-file.ts'

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

const keyFile = z.strictObject({
  v: z.literal(1),
  centre: z.string().check(z.minLength(1)),
  keys: z
    .array(
      z.strictObject({
        kid: z.string().check(z.minLength(1)),
        privateKey: z.string().check(z.regex(/^[\w-]{43}$/)),
        from: day,
        until: day,
        demo: z.optional(z.boolean()),
      }),
    )
    .check(z.minLength(1)),
})

/**
 * What an officer keeps: the private keys of one centre (`recovery`: the recovery keys) by period.
 * `privateKey` is 32 bytes of base64url, `from` and `until` are civil days.
 */
export type KeyFile = z.infer<typeof keyFile>

/** The `centre` of the file that holds recovery keys. No centre may be called so. */
export const RECOVERY = 'recovery'

/** scrypt's N as a power of two: about a second to try one passphrase. */
const WORK_FACTOR = 18

/**
 * The key file, encrypted with a passphrase as an armored age file: `age -d FILE` opens it too, in a
 * room without network and without this program.
 */
export const sealKeyFile = async (
  file: KeyFile,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<string> =>
  sealWithPassphrase(`${JSON.stringify(keyFile.parse(file), null, 2)}\n`, passphrase, workFactor)

/** `malformed`: not a key file, or a damaged one. `passphrase`: not the one that it was sealed with. */
export async function openKeyFile(
  text: string,
  passphrase: string,
): Promise<Result<KeyFile, NotOpened>> {
  for (const candidate of passphrasesFor(passphrase)) {
    const opened = await openWithPassphrase(text, candidate)
    if (opened.ok) return parseKeyFile(opened.value)
    if (opened.error === 'malformed') return opened
  }
  return err('passphrase')
}

function parseKeyFile(json: string): Result<KeyFile, 'malformed'> {
  try {
    return ok(keyFile.parse(JSON.parse(json)))
  } catch {
    return err('malformed')
  }
}
