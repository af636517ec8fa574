import type { Kind } from '../../../functions/reports/vocabulary.ts'
import { err, type Result } from '../../../functions/result.ts'
import {
  openWithPassphrase,
  sealWithPassphrase,
} from '../../../functions/sealing/passphrase-file.ts'
import { type Draft, type NotRead, parseDraft } from './draft.ts'

/** scrypt's N as a power of two: 64 MiB and under half a second here, a few seconds on an old phone. */
const WORK_FACTOR = 16

/** The fewest characters: people choose what they remember, and a file can be tried on for ever. */
export const SHORTEST = 8

/** As it was meant, on whatever keyboard: full-width letters and a space at the end don't count. */
export const readPassphrase = (typed: string): string => typed.normalize('NFKC').trim()

export const sealDraft = (draft: Draft, passphrase: string): Promise<string> =>
  sealWithPassphrase(JSON.stringify(draft), passphrase, WORK_FACTOR)

/** Opens a draft of a form's kind. Whatever a chat made of its lines and dashes, its letters count. */
export async function openDraft(
  text: string,
  passphrase: string,
  kind: Kind,
): Promise<Result<Draft, NotRead | 'passphrase'>> {
  const [, letters] = SEALED.exec(text) ?? []
  if (!letters) return err('malformed')
  const lines = letters.replace(/\s/g, '').match(/.{1,64}/g) ?? []
  const opened = await openWithPassphrase([BEGIN, ...lines, END].join('\n'), passphrase)
  return opened.ok ? parseDraft(opened.value, kind) : opened
}

const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----'
const END = '-----END AGE ENCRYPTED FILE-----'
const SEALED = /BEGIN AGE ENCRYPTED FILE[\p{Pd}\s]*([\w+/=\s]+?)[\p{Pd}\s]*END AGE ENCRYPTED FILE/u
