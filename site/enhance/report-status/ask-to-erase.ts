import { receiptAuth } from '../../../functions/sealing/receipt.ts'
import { apiPaths } from '../../paths.ts'
import { need } from '../report-form/element.ts'

/**
 * Asks whether the report is really to be erased, and erases it; only the auth half of the receipt is
 * sent. `onKeep` is called where it isn't.
 */
export function askToErase(
  page: HTMLElement,
  templates: { readonly ask: HTMLTemplateElement; readonly gone: HTMLTemplateElement },
  report: { readonly reference: string; readonly receipt: Uint8Array<ArrayBuffer> },
  onKeep: () => void,
): void {
  page.replaceChildren(templates.ask.content.cloneNode(true))
  need(page, '[data-reference]').textContent = report.reference
  need(page, '[data-keep]').addEventListener('submit', (event) => {
    event.preventDefault()
    onKeep()
  })
  const button = need<HTMLButtonElement>(page, '[data-erase] button')
  need(page, '[data-erase]').addEventListener('submit', async (event) => {
    event.preventDefault()
    if (button.disabled) return
    button.disabled = true
    const gone = await erase(report.receipt)
    button.disabled = false
    if (gone) toHeading(page, templates.gone)
    else need(page, '[data-failed]').hidden = false
  })
  toTop(page)
}

function toHeading(page: HTMLElement, template: HTMLTemplateElement): void {
  page.replaceChildren(template.content.cloneNode(true))
  toTop(page)
}

function toTop(page: HTMLElement): void {
  scrollTo(0, 0)
  need(page, 'h1').focus({ preventScroll: true })
}

/** True once there is nothing left: also where an answer was lost and the receipt opens nothing now. */
async function erase(receipt: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    const { ok, status } = await fetch(apiPaths.reportWithdrawal(), {
      method: 'POST',
      headers: { authorization: `Receipt ${await receiptAuth(receipt)}` },
    })
    return ok || status === 401
  } catch {
    return false
  }
}
