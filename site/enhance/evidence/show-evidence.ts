import { EVIDENCE } from '../../../functions/evidence/limits.ts'
import type { OwnEvidence } from '../../../functions/evidence/list-evidence.ts'
import { openDescription } from '../../../functions/evidence/sealed-file.ts'
import {
  parseReceipt,
  type ReceiptHalves,
  splitReceipt,
} from '../../../functions/sealing/receipt.ts'
import { RECEIPT_KID, type Recipient } from '../../../functions/sealing/sealed-part.ts'
import { supportsSealing } from '../../../functions/sealing/supports-sealing.ts'
import { need } from '../report-form/element.ts'
import { readChosen } from './chosen-file.ts'
import { chosenCard, type EvidenceCard } from './evidence-card.ts'
import type { EvidencePaths } from './evidence-paths.ts'
import { sentCard } from './sent-card.ts'

/** What the page hands over, as JSON in `data-setup`. */
export interface EvidenceSetup {
  /** To whom a centre's files are sealed, by its id. */
  readonly recipients: Readonly<Record<string, readonly Recipient[]>>
  readonly locale: string
  readonly paths: EvidencePaths
  readonly words: Readonly<Record<string, string>>
}

/** Everything that a card needs to know of the whole. */
export interface Evidence {
  readonly setup: EvidenceSetup
  readonly halves: ReceiptHalves
  readonly reportId: string
  readonly recipients: readonly Recipient[]
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string
}

/**
 * Pictures and files of a report: what is there, and the place to add more. They are drawn anew, masked
 * and sealed here; the server gets chunks that only the staff's keys and the receipt open.
 */
export async function showEvidence(section: HTMLElement, receipt: string): Promise<void> {
  const setup = JSON.parse(section.dataset.setup ?? '{}') as EvidenceSetup
  const say: Evidence['say'] = (key, values = {}) =>
    (setup.words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    )
  const view = need<HTMLTemplateElement>(section, 'template[data-view]').content.cloneNode(true)
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error(bytes.error)
  const why = (await supportsSealing()) ? null : 'old'
  const halves = why ? null : await splitReceipt(bytes.value)
  const own = halves && (await fetchOwn(setup.paths, halves.auth))
  need(section, '[data-opening]').replaceWith(view)
  const title = need(section, 'h2')
  title.tabIndex = -1
  title.focus()
  if (!halves || !own || own.why) {
    refuse(section, say(`not.${why ?? own?.why ?? 'ended'}`))
    if (!own?.files.length) return
  }
  if (!halves || !own) return

  const { report: reportId } = own
  const recipients = [
    ...(setup.recipients[own.centre] ?? []),
    { kid: RECEIPT_KID, publicKey: halves.sealKeyPair.publicKey },
  ]
  const evidence: Evidence = { setup, halves, reportId, recipients, say }
  const list = need(section, '[data-files]')
  const { privateKey } = halves.sealKeyPair
  for (const file of own.files) {
    const about = await openDescription(reportId, file, RECEIPT_KID, privateKey)
    list.insertAdjacentElement(
      'beforeend',
      sentCard(section, file, about.ok ? about.value : null, evidence),
    )
  }
  if (!own.why) offerChoosing(section, list, evidence)
}

function refuse(section: HTMLElement, words: string): void {
  const why = need(section, '[data-why]')
  why.textContent = words
  why.hidden = false
}

async function fetchOwn(paths: EvidencePaths, auth: string): Promise<OwnEvidence> {
  const headers = { authorization: `Receipt ${auth}` }
  const response = await fetch(paths.own, { headers })
  if (!response.ok) throw new Error(`${response.status}`)
  return (await response.json()) as OwnEvidence
}

/** The field to choose files with, and the buttons for all that were chosen. */
function offerChoosing(section: HTMLElement, list: HTMLElement, evidence: Evidence): void {
  const { say } = evidence
  const choose = need(section, '[data-choose]')
  const input = need<HTMLInputElement>(choose, 'input')
  const send = need<HTMLButtonElement>(section, '[data-send]')
  const pause = need<HTMLButtonElement>(section, '[data-pause]')
  const said = need(section, '[data-said]')
  let cards: EvidenceCard[] = []
  let sending = false
  let paused = false

  const show = () => {
    const ready = cards.filter((card) => card.is() === 'ready')
    const left = EVIDENCE.files - list.children.length
    choose.hidden = left < 1 || sending
    need(choose, '[data-left]').textContent = say('left', { n: left })
    send.hidden = sending || ready.length === 0
    send.textContent = say('send', { n: ready.length })
    pause.hidden = !sending
    pause.textContent = say(paused ? 'resume' : 'pause')
  }

  input.addEventListener('change', async () => {
    const files = [...(input.files ?? [])]
    input.value = ''
    const refused: string[] = []
    said.textContent = say('reading')
    let first: HTMLElement | undefined
    for (const file of files) {
      if (list.children.length >= EVIDENCE.files) {
        refused.push(say('file.too-many', { name: file.name }))
        continue
      }
      const chosen = await readChosen(file)
      if (typeof chosen === 'string') {
        refused.push(say(`file.${chosen}`, { name: file.name }))
        continue
      }
      const card = chosenCard(section, chosen, evidence, () => {
        cards = cards.filter((one) => one !== card)
        show()
        input.focus()
      })
      cards.push(card)
      list.insertAdjacentElement('beforeend', card.element)
      first ??= card.element
    }
    said.textContent = refused.join(' ')
    said.classList.toggle('field-error', refused.length > 0)
    show()
    if (first) need(first, 'h3').focus()
  })

  pause.addEventListener('click', () => {
    paused = !paused
    for (const card of cards) card.pause(paused)
    show()
  })

  send.addEventListener('click', async () => {
    sending = true
    said.textContent = ''
    show()
    pause.focus()
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', leaving)
    for (const card of cards) if (card.is() === 'ready') await card.send()
    removeEventListener('beforeunload', leaving)
    sending = false
    paused = false
    const failed = cards.filter((card) => card.is() === 'ready').length
    said.textContent = say(failed > 0 ? 'some' : 'all', { n: failed })
    cards = cards.filter((card) => card.is() === 'ready')
    show()
    said.tabIndex = -1
    said.focus()
  })
  show()
}
