import { armor, Decrypter, Encrypter } from 'age-encryption'
import { err, ok, type Result } from '../result.ts'

// age-encryption is 50 kB: the report form loads this file only when somebody saves or opens a draft.

/** `malformed`: no such file, or a damaged one. `passphrase`: not the one that it was sealed with. */
export type NotOpened = 'malformed' | 'passphrase'

/**
 * A text encrypted with a passphrase, as an armored age file: `age -d FILE` opens it too. `workFactor` is
 * scrypt's N as a power of two: one more doubles the time of a guess, and the memory (2^18: 256 MiB).
 */
export async function sealWithPassphrase(
  text: string,
  passphrase: string,
  workFactor: number,
): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(workFactor)
  return armor.encode(await encrypter.encrypt(text))
}

/** Opens what `sealWithPassphrase` or `age -p -a` made. Takes as long as sealing took. */
export async function openWithPassphrase(
  armored: string,
  passphrase: string,
): Promise<Result<string, NotOpened>> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  let bytes: Uint8Array
  try {
    bytes = armor.decode(armored)
  } catch {
    return err('malformed')
  }
  try {
    return ok(await decrypter.decrypt(bytes, 'text'))
  } catch (error) {
    const fits = error instanceof Error && error.message.startsWith('no identity matched')
    return err(fits ? 'passphrase' : 'malformed')
  }
}
