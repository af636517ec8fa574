import { armor, Decrypter, Encrypter } from 'age-encryption'
import * as z from 'zod/mini'
import { err, ok, type Result } from '../result.ts'
import { passphrasesFor } from './passphrase.ts'

// age-encryption is 50 kB: only the console and scripts import this file, never the report form.

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
export async function sealKeyFile(
  file: KeyFile,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(workFactor)
  const json = `${JSON.stringify(keyFile.parse(file), null, 2)}\n`
  return armor.encode(await encrypter.encrypt(json))
}

/** `malformed`: not a key file, or a damaged one. `passphrase`: not the one that it was sealed with. */
export async function openKeyFile(
  text: string,
  passphrase: string,
): Promise<Result<KeyFile, 'malformed' | 'passphrase'>> {
  const bytes = dearmor(text)
  if (!bytes) return err('malformed')
  for (const candidate of passphrasesFor(passphrase)) {
    const opened = await decrypt(bytes, candidate)
    if (opened.ok || opened.error === 'malformed') return opened
  }
  return err('passphrase')
}

function dearmor(text: string): Uint8Array | undefined {
  try {
    return armor.decode(text)
  } catch {
    return undefined
  }
}

async function decrypt(
  bytes: Uint8Array,
  passphrase: string,
): Promise<Result<KeyFile, 'malformed' | 'passphrase'>> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  let json: string
  try {
    json = await decrypter.decrypt(bytes, 'text')
  } catch (error) {
    const fits = error instanceof Error && error.message.startsWith('no identity matched')
    return err(fits ? 'passphrase' : 'malformed')
  }
  try {
    return ok(keyFile.parse(JSON.parse(json)))
  } catch {
    return err('malformed')
  }
}
