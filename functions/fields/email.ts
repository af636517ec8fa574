import { err, ok, type Result } from '../result.ts'
import { foldForMatching } from './fold-for-matching.ts'
import { asciiDomain } from './host.ts'
import { LIMITS } from './limits.ts'
import { parsedText } from './parsed-text.ts'

const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u

/** An address in lower case with its domain in punycode; ＠ and 。 count as @ and dot. */
export function parseEmail(text: string): Result<string, 'malformed'> {
  const [local = '', domain = '', ...more] = foldForMatching(text)
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
    .split('@')
  const host = asciiDomain(domain.replaceAll('。', '.'))
  if (more.length > 0 || !host || local.length > 64 || !LOCAL.test(local)) return err('malformed')
  return ok(`${local}@${host}`)
}

/** The address to which somebody can be written. */
export const email = parsedText(LIMITS.email, parseEmail)
