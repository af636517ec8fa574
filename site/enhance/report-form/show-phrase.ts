import { type Phrase, phraseOf } from '../../../functions/reports/phrase.ts'
import { parseReceipt } from '../../../functions/sealing/receipt.ts'

type View = DocumentFragment | HTMLElement

/**
 * Shows the phrase that a receipt stands for, in its place on the page.
 * @returns the phrase; undefined where the page has no place for it, or this browser can't derive it
 */
export async function showPhrase(view: View, receipt: string): Promise<Phrase | undefined> {
  // Found at once: what is a template's copy now stands in the page, and is empty, by then.
  const place = view.querySelector<HTMLElement>('[data-phrase-line]')
  const bytes = parseReceipt(receipt)
  if (!place || !bytes.ok || !globalThis.crypto?.subtle) return undefined
  const phrase = await phraseOf(bytes.value)
  for (const words of place.querySelectorAll<HTMLElement>('[data-phrase]')) {
    words.textContent = phrase[words.dataset.phrase === 'en' ? 'en' : 'zh']
  }
  place.hidden = false
  return phrase
}
