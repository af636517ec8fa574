import type { CentresFile } from '../../functions/centres/centres.schema.ts'
import { systemRandom } from '../../functions/sealing/hkdf.ts'
import { keyIdOf } from '../../functions/sealing/key-id.ts'
import { newKeyPair } from '../../functions/sealing/key-pair.ts'
import type { Recipient } from '../../functions/sealing/sealed-part.ts'

/** What a Worker of its own needs to start: secrets and keys that are thrown away afterwards. */
export interface Settings {
  readonly bindings: Readonly<Record<string, string>>
  /** To whom a report is sealed, the receipt aside. */
  readonly recipients: readonly Recipient[]
}

export async function newSettings(): Promise<Settings> {
  const [centre, recovery] = [await newRecipient(), await newRecipient()]
  const key = ({ kid, publicKey }: Recipient) => [
    { id: kid, publicKey, from: '2026-01-01', until: '2026-12-31' },
  ]
  const file: CentresFile = {
    default: 'trial',
    centres: [
      {
        id: 'trial',
        name: { zh: '试用', en: 'Trial' },
        regions: ['510100'],
        parent: null,
        keys: key(centre),
      },
    ],
    recovery: key(recovery),
  }
  const secret = () => Buffer.from(systemRandom(32)).toString('base64url')
  return {
    recipients: [centre, recovery],
    bindings: {
      CENTRES: JSON.stringify(file),
      IDENTITY_SECRET: secret(),
      INDICATOR_SECRET: secret(),
      AUDIT_SECRET: secret(),
      ACCESS_ISSUER: 'https://team.cloudflareaccess.com',
      ACCESS_AUD: 'trial',
    },
  }
}

async function newRecipient(): Promise<Recipient> {
  const { publicKey } = await newKeyPair(systemRandom)
  const kid = await keyIdOf(publicKey)
  if (!kid.ok) throw new Error('a new key has no id')
  return { kid: kid.value, publicKey }
}
