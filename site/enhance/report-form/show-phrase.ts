import { type Phrase, phraseOf } from '../../../functions/reports/phrase.ts'
import { parseReceipt } from '../../../functions/sealing/receipt.ts'
import { need } from './element.ts'

type View = DocumentFragment | HTMLElement

/**
 * Shows the phrase that a receipt stands for, in its place on the page.
 * @returns the phrase; undefined where this browser can't derive it: then nothing is shown
 */
export async function showPhrase(view: View, receipt: string): Promise<Phrase | undefined> {
  // Found at once: what is a template's copy now stands in the page, and is empty, by then.
  const place = need(view, '[data-phrase-line]')
  const bytes = parseReceipt(receipt)
  if (!bytes.ok || !globalThis.crypto?.subtle) return undefined
  const phrase = await phraseOf(bytes.value)
  for (const words of place.querySelectorAll<HTMLElement>('[data-phrase]')) {
    words.textContent = phrase[words.dataset.phrase === 'en' ? 'en' : 'zh']
  }
  place.hidden = false
  return phrase
}
