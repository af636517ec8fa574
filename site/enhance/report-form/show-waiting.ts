import { need } from './element.ts'
import { type Codes, offerKeeping } from './keep-receipt.ts'
import type { Setup } from './setup.ts'

/**
 * Where a report waits: in the browser's database, sealed; `blocked`: the browser stores nothing;
 * `plain`: it isn't sealed, and only sealed bytes are stored.
 */
export type Kept = 'stored' | 'blocked' | 'plain'

export interface OnWaiting {
  readonly onRetry: () => void
  readonly onReceiptKept: () => void
  readonly onKeepReceipt: (keep: boolean) => void
  readonly onDiscard: () => Promise<void>
}

/** Says that nothing has arrived yet, where it waits, and shows the codes that will be good once it has. */
export function showWaiting(
  page: HTMLElement,
  kept: Kept,
  codes: Codes | undefined,
  setup: Setup,
  on: OnWaiting,
): void {
  const template = need<HTMLTemplateElement>(page, 'template[data-waiting-view]')
  const view = template.content.cloneNode(true) as DocumentFragment
  for (const words of view.querySelectorAll<HTMLElement>('[data-kept]')) {
    if (words.dataset.kept !== kept) words.remove()
  }
  need(view, '[data-retry]').addEventListener('click', on.onRetry)
  const said = need(page, '[data-sending]')
  const gone = need<HTMLTemplateElement>(view, 'template[data-discarded]')
  need(view, '[data-discard]').addEventListener('click', async () => {
    await on.onDiscard()
    said.replaceChildren(gone.content.cloneNode(true))
    said.hidden = false
  })
  const slip = need(view, '[data-codes]')
  slip.remove()
  said.replaceChildren(view)
  said.hidden = false
  if (!codes) return
  need(slip, '[data-reference]').textContent = codes.reference
  need(slip, '[data-receipt]').textContent = codes.receipt
  offerKeeping(slip, codes, setup, on.onReceiptKept)
  const own = need<HTMLInputElement>(slip, '[data-keep-receipt] input')
  if (kept !== 'stored') need(slip, '[data-keep-receipt]').remove()
  own.addEventListener('change', () => on.onKeepReceipt(own.checked))
  need(page, '[data-waiting]').replaceChildren(slip)
}
