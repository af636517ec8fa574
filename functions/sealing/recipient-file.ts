import { armor, Encrypter } from 'age-encryption'
import { err, ok, type Result } from '../result.ts'

// age-encryption is 50 kB: loaded only when an officer seals a file to an authority.

/**
 * A text encrypted to an age recipient (`age1…`), as an armored age file: whoever has the private half
 * opens it with the stock program, `age -d -i KEY FILE`. `recipient`: that is none.
 */
export async function sealToRecipient(
  text: string,
  recipient: string,
): Promise<Result<string, 'recipient'>> {
  const encrypter = new Encrypter()
  try {
    encrypter.addRecipient(recipient)
  } catch {
    return err('recipient')
  }
  return ok(armor.encode(await encrypter.encrypt(text)))
}
