import { armor, Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, it } from 'vitest'
import { isAgeRecipient } from '../../../functions/directory/age-recipient.ts'
import { sealToRecipient } from '../../../functions/sealing/recipient-file.ts'

it('a file sealed to an authority opens with the private half of its key, and with no other', async () => {
  const [own, other] = [await generateX25519Identity(), await generateX25519Identity()]
  const recipient = await identityToRecipient(own)
  expect(isAgeRecipient(recipient)).toBe(true)
  const sealed = await sealToRecipient('线索', recipient)
  if (!sealed.ok) throw new Error(sealed.error)
  expect(sealed.value).not.toContain('线索')
  expect(await open(sealed.value, own)).toBe('线索')
  await expect(open(sealed.value, other)).rejects.toThrow()
})

it.each(['', 'age1', `age1${'q'.repeat(58)}`])('“%s” is no recipient', async (text) => {
  expect(await sealToRecipient('线索', text)).toEqual({ ok: false, error: 'recipient' })
})

async function open(file: string, identity: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(armor.decode(file), 'text')
}
