import { derive } from '../sealing/hkdf.ts'
import { PHRASE_WORDS } from './phrase-words.ts'

/** Three words in both languages, each the other's translation. */
export interface Phrase {
  readonly zh: string
  readonly en: string
}

const WORDS = 3

/**
 * What whoever calls for the portal says first, so that the reporter knows them from an impostor. It
 * comes from the receipt under a label of its own: whoever holds the receipt can see it again, the
 * officer finds it in the sealed contact, and nothing stores it readable. Three of 64 words are about
 * 250,000 phrases: enough against a voice that has one guess, and no secret that would open anything.
 *
 * Nobody chooses their own: it could then be shown only to whoever can open the sealed contact (not on a
 * phone without X25519), two phrases would have to be told apart, and people choose what others guess.
 */
export async function phraseOf(receipt: Uint8Array<ArrayBuffer>): Promise<Phrase> {
  const bytes = await derive(receipt, 'jingzhong/v1/receipt/phrase')
  const places = [...new Set([...bytes].map((byte) => byte % PHRASE_WORDS.length))].slice(0, WORDS)
  const words = places.map((place) => PHRASE_WORDS[place] ?? ['', ''])
  return {
    zh: words.map(([zh]) => zh).join(' · '),
    en: words.map(([, en]) => en).join(' · '),
  }
}

/** As it stands in the sealed contact: in both languages, for whichever the two will speak. */
export const phraseInContact = ({ zh, en }: Phrase): string => `${zh} / ${en}`
