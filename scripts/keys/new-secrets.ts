import { toBase64url } from '../../functions/sealing/base64url.ts'
import type { Random } from '../../functions/sealing/hkdf.ts'

/** The Worker's secrets, and what is lost when one is replaced while reports are stored. */
const SECRETS = {
  IDENTITY_SECRET: 'forms already sent would be taken for new ones, and receipts stop working',
  INDICATOR_SECRET: 'stored numbers, links and accounts could no longer be read or matched',
  AUDIT_SECRET: 'the event log could no longer be checked',
} as const

/** Three new secrets as a .dev.vars file: everything else is a comment. */
export function newSecrets(random: Random): string[] {
  const names = Object.keys(SECRETS)
  return [
    '# The secrets of the Worker. They are shown only now and stored nowhere.',
    ...names.map((name) => `${name}=${toBase64url(random(32))}`),
    '#',
    '# Set each; the command asks for the value:',
    ...names.map((name) => `#   npx wrangler secret put ${name}`),
    '#',
    '# Keep a copy where your keys are. Never replace one while reports are stored:',
    ...Object.entries(SECRETS).map(([name, loss]) => `#   ${name}: ${loss}`),
  ]
}
