import type { PublicStatus } from '../../functions/reports/read-status.ts'
import { parseReceipt, receiptAuth } from '../../functions/sealing/receipt.ts'
import { supportsSealing } from '../../functions/sealing/supports-sealing.ts'
import { apiPaths } from '../paths.ts'
import { offerEvidence } from './evidence/offer-evidence.ts'
import { make, need } from './report-form/element.ts'
import { showPhrase } from './report-form/show-phrase.ts'
import { askToErase } from './report-status/ask-to-erase.ts'
import type { ThreadSetup } from './report-status/show-thread.ts'
import { statusWords } from './report-status/status-words.ts'

type Setup = ThreadSetup & { readonly errorTitle: string }

/**
 * Looks a report up without sending the whole receipt: the half that opens messages stays here. Where
 * the browser can't seal (no WebCrypto, or none that knows X25519) the forms post as they are.
 */
class ReportStatus extends HTMLElement {
  #setup!: Setup
  #templates!: Readonly<Record<'progress' | 'ask' | 'gone', HTMLTemplateElement>>
  #title = document.title

  connectedCallback(): void {
    void this.#improve()
  }

  async #improve(): Promise<void> {
    if (!(await supportsSealing())) return
    this.#setup = JSON.parse(this.dataset.setup ?? '{}')
    this.#templates = {
      progress: need(this, '[data-progress]'),
      ask: need(this, '[data-ask]'),
      gone: need(this, '[data-gone]'),
    }
    need(this, 'form').addEventListener('submit', (event) => {
      event.preventDefault()
      this.#look()
    })
    // The receipt is one line that is shown as two.
    need(this, 'textarea').addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return
      event.preventDefault()
      this.#look()
    })
  }

  async #look(): Promise<void> {
    const typed = need<HTMLTextAreaElement>(this, '[name="receipt"]').value.trim()
    if (typed === '') {
      this.#refuse('required')
      return
    }
    const receipt = parseReceipt(typed)
    if (!receipt.ok) {
      this.#refuse(receipt.error)
      return
    }
    const button = need(this, 'form button')
    button.textContent = this.#setup.status.looking ?? ''
    const found = await ask(receipt.value)
    button.textContent = this.#setup.status.look ?? ''
    if (typeof found === 'string') this.#refuse(found)
    else this.#show(found, typed, receipt.value)
  }

  #refuse(problem: string): void {
    const words = this.#setup.status[`wrong.${problem}`] ?? ''
    for (const old of this.querySelectorAll('.error-summary, .field-error')) old.remove()
    const input = need<HTMLTextAreaElement>(this, '[name="receipt"]')
    const field = need(this, '.field')
    field.classList.add('wrong')
    input.setAttribute('aria-invalid', 'true')
    input.setAttribute('aria-describedby', 'receipt-hint receipt-error')
    const prefix = make('span', { class: 'visually-hidden' }, this.#setup.errorPrefix)
    const message = make('p', { class: 'field-error', id: 'receipt-error' }, prefix, words)
    need(field, '.hint').insertAdjacentElement('afterend', message)
    document.title = this.#setup.errorTitle.replace('{title}', this.#title)
    input.focus()
  }

  #show(report: PublicStatus, typed: string, receipt: Uint8Array<ArrayBuffer>): void {
    const words = statusWords(report, this.#setup, new Date())
    const view = this.#templates.progress.content.cloneNode(true)
    if (!(view instanceof DocumentFragment)) return
    need(view, '[data-reference]').textContent = words.reference
    need(view, '[data-next]').textContent = words.next
    for (const name of ['reason', 'due'] as const) {
      const line = need(view, `[data-${name}]`)
      line.textContent = words[name]
      line.hidden = words[name] === null
    }
    for (const item of view.querySelectorAll<HTMLElement>('[data-stage]')) {
      const at = words.line.find(({ stage }) => stage === item.dataset.stage)
      if (!at) item.remove()
      else {
        item.className = at.is
        if (at.is === 'now') item.setAttribute('aria-current', 'step')
        need(item, '.when').textContent = at.when
      }
    }
    void showPhrase(view, typed)
    this.replaceChildren(view)
    void this.#thread(receipt)
    offerEvidence(this, typed)
    need(this, '[data-withdraw]').addEventListener('submit', (event) => {
      event.preventDefault()
      const { reference } = report
      askToErase(this, this.#templates, { reference, receipt }, () =>
        this.#show(report, typed, receipt),
      )
    })
    const heading = need(this, 'h1')
    document.title = this.#title.replace(this.#setup.status.title ?? '', heading.textContent ?? '')
    scrollTo(0, 0)
    heading.focus({ preventScroll: true })
  }

  async #thread(receipt: Uint8Array<ArrayBuffer>): Promise<void> {
    const section = need(this, '[data-thread]')
    try {
      const { showThread } = await import('./report-status/show-thread.ts')
      await showThread(section, receipt, this.#setup)
    } catch {
      need(section, '[data-said]').textContent = this.#setup.status['messages.unavailable'] ?? ''
    }
  }
}

/** Asks with the auth half only. */
async function ask(
  receipt: Uint8Array<ArrayBuffer>,
): Promise<PublicStatus | 'unknown' | 'unavailable'> {
  try {
    const response = await fetch(apiPaths.reportStatus(), {
      headers: { authorization: `Receipt ${await receiptAuth(receipt)}` },
    })
    if (response.ok) return (await response.json()) as PublicStatus
    return response.status < 500 && response.status !== 429 ? 'unknown' : 'unavailable'
  } catch {
    return 'unavailable'
  }
}

customElements.define('report-status', ReportStatus)
