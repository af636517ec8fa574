import { MAX_ROWS } from '../../../functions/reports/form-answers.ts'
import { type CaseNotes, hasNotes, readNotes } from '../case-notes.ts'
import { need } from './element.ts'

/**
 * Offers to take over what was noted in this tab on /now/ or in the file for the police. Only on a press,
 * only into empty fields, and never a name or phone: whoever wants to be anonymous here stays so.
 */
export function offerCarryOver(report: HTMLElement, form: HTMLFormElement): void {
  const offer = report.querySelector<HTMLElement>('[data-carry]')
  const notes = readNotes()
  if (!offer || !hasNotes(notes)) return
  offer.hidden = false
  need(offer, 'button').addEventListener('click', (event) => {
    ;(event.target as HTMLElement).hidden = true
    carryOver(notes, form, offer.dataset.account ?? '')
    need(offer, '[data-taken]').textContent = offer.dataset.carry ?? ''
  })
}

function carryOver(
  { fields, payments, events }: CaseNotes,
  form: HTMLFormElement,
  account: string,
) {
  const put = (name: string, value = '') => {
    const control = form.elements.namedItem(name) as HTMLInputElement | null
    if (control?.value !== '' || value.trim() === '') return
    control.value = value.trim()
    control.dispatchEvent(new Event('input', { bubbles: true }))
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const said = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ')
  const paid = payments.filter((row) => Object.values(row).some((text) => text.trim()))
  for (const [n, row] of paid.slice(0, MAX_ROWS.payment).entries()) {
    if (!form.elements.namedItem(`payment-${n}-amount`)) need(form, '[data-add="payment"]').click()
    put(`payment-${n}-amount`, row.amount)
    put(`payment-${n}-when`, row.when)
    put(`payment-${n}-method`, row.method)
    put(`payment-${n}-bank`, row.toBank)
  }
  const payees = paid.map((row) =>
    said(row.toName, row.toAccount && `${account} ${row.toAccount}`, row.toBank, row.order),
  )
  put('pasted', [fields.pasted, ...payees].filter(Boolean).join('\n'))
  put('story', events.map((row) => said(row.when?.replace('T', ' '), row.what)).join('\n'))
  const days = [...events, ...paid].map((row) => row.when?.slice(0, 10) ?? '').filter(Boolean)
  put('occurred-on', days.toSorted()[0])
}
