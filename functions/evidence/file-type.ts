/** The types that are taken, as they are called in a sealed description. */
export const EVIDENCE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type EvidenceType = (typeof EVIDENCE_TYPES)[number]

/** What a file of a type is called when it is saved. */
export const EXTENSIONS: Readonly<Record<EvidenceType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

const is = (bytes: Uint8Array, at: number, ...signs: readonly number[]) =>
  signs.every((sign, n) => bytes[at + n] === sign)

const ascii = (text: string) => Array.from(text, (char) => char.charCodeAt(0))

/** What the first bytes of a file say that it is, whatever its name says; null for all that isn't taken. */
export function typeOf(bytes: Uint8Array): EvidenceType | null {
  if (is(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (is(bytes, 0, 0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a)) return 'image/png'
  if (is(bytes, 0, ...ascii('RIFF')) && is(bytes, 8, ...ascii('WEBP'))) return 'image/webp'
  if (is(bytes, 0, ...ascii('%PDF-'))) return 'application/pdf'
  return null
}
