import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import type { Draft } from './proposal.schema.ts'

/** SHA-256 of a draft, base64url: says in the log which words they were without saying them. */
export const digestDraft = async (draft: Draft): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(JSON.stringify(draft)))))
