import { civilTimeOf, firstLook, isOnDuty } from '../../../functions/duty/duty.ts'
import { parseReceipt, receiptAuth } from '../../../functions/sealing/receipt.ts'
import { apiPaths } from '../../paths.ts'
import { offerEvidence } from '../evidence/offer-evidence.ts'
import { make, need } from './element.ts'
import { type Codes, made, offerKeeping } from './keep-receipt.ts'
import { sayWhen } from './say-when.ts'
import { type Setup, say } from './setup.ts'

export interface Sent extends Codes {
  readonly mayCall: boolean
  /** The earlier report that this one adds to; its receipt is '' where this page doesn't have it. */
  readonly adds: Codes | undefined
}

/** Puts the page's template for an earlier report that had arrived into its place, filled in. */
export function showEarlier(place: HTMLElement, codes: Codes, setup: Setup): HTMLElement {
  const template = need<HTMLTemplateElement>(place.ownerDocument, 'template[data-earlier-view]')
  const view = template.content.cloneNode(true) as DocumentFragment
  need(view, '[data-reference]').textContent = codes.reference
  need(view, '[data-receipt]').textContent = codes.receipt
  offerKeeping(view, codes, setup, () => {})
  place.replaceChildren(view)
  need(place, 'h3').focus()
  return place
}

/** Puts the page's template for what has arrived in the form's place, filled in. */
export function showReceipt(page: HTMLElement, sent: Sent, setup: Setup, onKept: () => void): void {
  const template = need<HTMLTemplateElement>(page, 'template[data-received]')
  const view = template.content.cloneNode(true) as DocumentFragment
  need(view, '[data-reference]').textContent = sent.reference
  need(view, '[data-receipt]').textContent = sent.receipt
  need(view, '[data-made]').textContent = made(setup)
  need(view, `[data-call="${sent.mayCall ? 'no' : 'yes'}"]`).remove()
  const heading = need(view, 'h1')
  if (sent.adds) {
    heading.textContent = say(setup, 'report.received.titleAdds')
    const word = sent.adds.receipt ? 'report.received.addsHeld' : 'report.received.adds'
    const adds = say(setup, word, { ...sent.adds })
    heading.insertAdjacentElement('afterend', make('p', {}, adds))
  }
  offerKeeping(view, sent, setup, onKept)
  const situation = page.querySelector<HTMLInputElement>('[name="situation"]:checked')
  if (situation) need<HTMLAnchorElement>(view, '[data-next]').href += `#${situation.value}`
  offerEvidence(view, sent.receipt)
  const look = need(view, '[data-look]')
  look.hidden = true
  page.replaceChildren(view)
  document.title = say(setup, 'site.pageTitle', {
    title: heading.textContent ?? '',
    site: say(setup, 'site.name'),
  })
  scrollTo(0, 0)
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  sayLook(look, sent.receipt, setup)
}

/** When somebody looks, as the Worker has it: asking also shows that the receipt opens the report. */
export async function sayLook(place: HTMLElement, receipt: string, setup: Setup): Promise<void> {
  const words = setup.demo ? say(setup, 'report.received.demo') : await lookWords(receipt, setup)
  if (!words) return
  place.textContent = words
  place.hidden = false
}

async function lookWords(receipt: string, setup: Setup): Promise<string | null> {
  const dueAt = await dueAtOf(receipt)
  if (dueAt === null) return null
  const now = new Date()
  const table = { ...setup.duty, timeZone: setup.timeZone }
  const look = firstLook(table, dueAt)
  if (!look) return say(setup, 'report.received.lookedNobody')
  const when = sayWhen(look, civilTimeOf(now, setup.timeZone).date, setup.locale, {
    today: setup.words['report.when.today'],
    tomorrow: setup.words['report.when.tomorrow'],
    day: setup.words['report.when.day'],
  })
  return say(
    setup,
    isOnDuty(table, now) ? 'report.received.lookedBy' : 'report.received.lookedNext',
    { when },
  )
}

async function dueAtOf(receipt: string): Promise<Date | null> {
  const bytes = parseReceipt(receipt)
  if (!bytes.ok || !('crypto' in globalThis && crypto.subtle)) return null
  try {
    const response = await fetch(apiPaths.reportStatus(), {
      headers: { authorization: `Receipt ${await receiptAuth(bytes.value)}` },
    })
    if (!response.ok) return null
    const { dueAt } = (await response.json()) as { dueAt: string | null }
    return dueAt === null ? null : new Date(dueAt)
  } catch {
    return null
  }
}
