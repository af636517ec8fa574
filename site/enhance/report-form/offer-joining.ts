import { addTo } from '../report-draft/fill-draft.ts'
import type { Host } from '../report-draft/keep-in-tab.ts'
import { need } from './element.ts'

/**
 * From here a report was sent a moment ago: asks whether what comes now belongs to it. Only the history of
 * this tab knows, by the reference, which opens nothing.
 */
export function offerJoining({ page, form, load }: Host, reference: string): void {
  const offer = need(page, '[data-join]')
  for (const place of offer.querySelectorAll('[data-reference]')) place.textContent = reference
  offer.hidden = false
  const answer = (joins: boolean) => async () => {
    need(offer, '[data-ask]').hidden = true
    need(offer, joins ? '[data-joined]' : '[data-apart]').hidden = false
    if (!joins) return
    addTo(form, reference)
    ;(await load())?.addTo({ reference, receipt: '' })
  }
  need(offer, '[data-same]').addEventListener('click', answer(true))
  need(offer, '[data-other]').addEventListener('click', answer(false))
}
