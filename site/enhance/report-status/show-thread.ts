import { openMessage } from '../../../functions/messages/open-message.ts'
import type { Thread } from '../../../functions/messages/read-messages.ts'
import { type Sender, sealMessage } from '../../../functions/messages/sealed-message.ts'
import { toBase64url } from '../../../functions/sealing/base64url.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { type ReceiptHalves, splitReceipt } from '../../../functions/sealing/receipt.ts'
import { RECEIPT_KID, type Recipient } from '../../../functions/sealing/sealed-part.ts'
import { apiPaths } from '../../paths.ts'
import { need } from '../report-form/element.ts'
import { type StatusSetup, sayMoment } from './status-words.ts'

/** What the page hands over besides its words: to whom a centre's messages are sealed, by its id. */
export type ThreadSetup = StatusSetup & {
  readonly recipients: Readonly<Record<string, readonly Recipient[]>>
  readonly errorPrefix: string
}

/**
 * The messages of a report, opened here: what opens them stays in this browser. What is written is sealed
 * here, too, to the keys that came with the page.
 */
export async function showThread(
  section: HTMLElement,
  receipt: Uint8Array<ArrayBuffer>,
  setup: ThreadSetup,
): Promise<void> {
  const halves = await splitReceipt(receipt)
  const said = need(section, '[data-said]')
  said.textContent = setup.status['messages.opening'] ?? ''
  const thread = await fetchThread(halves)
  if (typeof thread === 'string') {
    said.textContent = setup.status[`messages.${thread}`] ?? ''
    return
  }
  const { privateKey } = halves.sealKeyPair
  for (const message of thread.messages) {
    const { report: reportId } = thread
    const opened = await openMessage({ reportId, message, kid: RECEIPT_KID, privateKey })
    addMessage(section, message, opened.ok ? opened.value : null, setup)
  }
  said.textContent = ''
  need(section, '[data-none]').hidden = thread.messages.length > 0
  need(section, '[data-closed]').hidden = thread.open
  offerWriting(section, halves, thread, setup)
}

const authorizationOf = ({ auth }: ReceiptHalves) => `Receipt ${auth}`

async function fetchThread(halves: ReceiptHalves): Promise<Thread | 'held' | 'unavailable'> {
  try {
    const response = await fetch(apiPaths.reportMessages(), {
      headers: { authorization: authorizationOf(halves) },
    })
    const answer = (await response.json()) as Thread & { code?: string }
    if (response.ok) return answer
    return answer.code === 'still-held' ? 'held' : 'unavailable'
  } catch {
    return 'unavailable'
  }
}

function addMessage(
  section: HTMLElement,
  { sender, at }: { readonly sender: Sender; readonly at: string },
  text: string | null,
  setup: ThreadSetup,
): void {
  const list = need(section, '[data-list]')
  const template = need<HTMLTemplateElement>(section, 'template[data-message]')
  const item = need<HTMLElement>(template.content, 'li').cloneNode(true) as HTMLElement
  item.className = sender
  need(item, 'strong').textContent = setup.status[`messages.from.${sender}`] ?? ''
  need(item, '.when').textContent = sayMoment(new Date(at), setup, new Date())
  need(item, 'bdi').textContent = text ?? setup.status['messages.refused'] ?? ''
  list.insertAdjacentElement('beforeend', item)
  list.hidden = false
}

/** One attempt: sent again as it is while the words stay the same, so that it is one message. */
interface Attempt {
  readonly text: string
  readonly key: string
  readonly body: string
}

function offerWriting(
  section: HTMLElement,
  halves: ReceiptHalves,
  thread: Thread,
  setup: ThreadSetup,
): void {
  const form = need<HTMLFormElement>(section, '[data-write]')
  const input = need<HTMLTextAreaElement>(form, 'textarea')
  const button = need<HTMLButtonElement>(form, 'button')
  const said = need(section, '[data-said]')
  let attempt: Attempt | undefined
  form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (button.disabled) return
    const text = input.value.trim()
    if (text === '') {
      refuse(form, 'required', setup)
      return
    }
    button.disabled = true
    said.textContent = setup.status['messages.sending'] ?? ''
    if (attempt?.text !== text) attempt = await makeAttempt(text, halves, thread, setup)
    const sent = await send(attempt, halves)
    button.disabled = false
    // A button that is switched off loses the focus, and whoever goes by keyboard their place.
    button.focus()
    said.textContent = ''
    if (typeof sent === 'string') {
      refuse(form, sent, setup)
      return
    }
    attempt = undefined
    input.value = ''
    clear(form)
    need(section, '[data-none]').hidden = true
    addMessage(section, { sender: 'reporter', at: sent.at }, text, setup)
    const closed = need(section, '[data-closed]')
    said.textContent = setup.status[closed.hidden ? 'messages.sent' : 'messages.reopened'] ?? ''
    closed.hidden = true
  })
}

async function makeAttempt(
  text: string,
  { sealKeyPair }: ReceiptHalves,
  { report: reportId, centre }: Thread,
  setup: ThreadSetup,
): Promise<Attempt> {
  const receipt = { kid: RECEIPT_KID, publicKey: sealKeyPair.publicKey }
  const recipients = [...(setup.recipients[centre] ?? []), receipt]
  const draft = { reportId, sender: 'reporter', text, recipients, random: systemRandom } as const
  const sealed = { v: 1, ...(await sealMessage(draft)) }
  return { text, key: toBase64url(systemRandom(16)), body: JSON.stringify({ sealed }) }
}

/** @returns when it was stored, or why not, as `status.messages.wrong.<problem>` */
async function send(
  { key, body }: Attempt,
  halves: ReceiptHalves,
): Promise<{ at: string } | string> {
  try {
    const response = await fetch(apiPaths.reportMessages(), {
      method: 'POST',
      headers: {
        authorization: authorizationOf(halves),
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body,
    })
    const answer = (await response.json()) as { at: string; code?: string }
    if (response.ok) return answer
    return response.status === 429 ? 'too-many' : 'unavailable'
  } catch {
    return 'unavailable'
  }
}

function clear(form: HTMLElement): void {
  for (const old of form.querySelectorAll('.field-error')) old.remove()
  need(form, '.field').classList.remove('wrong')
  need(form, 'textarea').removeAttribute('aria-invalid')
}

function refuse(form: HTMLElement, problem: string, { status, errorPrefix }: ThreadSetup): void {
  clear(form)
  const input = need<HTMLTextAreaElement>(form, 'textarea')
  const prefix = document.createElement('span')
  prefix.className = 'visually-hidden'
  prefix.textContent = errorPrefix
  const message = document.createElement('p')
  message.className = 'field-error'
  message.id = 'message-error'
  message.replaceChildren(prefix, status[`messages.wrong.${problem}`] ?? '')
  need(form, '.field').classList.add('wrong')
  need(form, '.hint').insertAdjacentElement('afterend', message)
  input.setAttribute('aria-invalid', 'true')
  input.setAttribute('aria-describedby', 'message-hint message-error')
  input.focus()
}
