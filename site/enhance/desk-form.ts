import { deskInput } from '../../functions/reports/desk-input.ts'
import { problemsByField } from '../../functions/reports/form-problems.ts'
import type { ReportInput } from '../../functions/reports/report.schema.ts'
import { supportsSealing } from '../../functions/sealing/supports-sealing.ts'
import { showSlip } from './desk-form/show-slip.ts'
import { make, need } from './report-form/element.ts'
import { helpFilling, sayWhereSealed } from './report-form/help-filling.ts'
import { readAnswers } from './report-form/read-answers.ts'
import { ReportSender, type Sent } from './report-form/report-sender.ts'
import { type Setup, say } from './report-form/setup.ts'
import { clearProblems, showProblems } from './report-form/show-problems.ts'
import { showEarlier } from './report-form/show-receipt.ts'

/**
 * The form at the desk: what the public's form does (sealed in this browser, sent until answered, one
 * report however often), on one page. What is typed lives in the page's memory.
 */
class DeskForm extends HTMLElement {
  #form!: HTMLFormElement
  #setup!: Setup
  #sender!: ReportSender
  #adds: string | undefined
  #sending = false
  /** Leaving would lose something: answers that weren't sent, or a receipt that nobody was given. */
  #unsaved = false

  connectedCallback(): void {
    this.#form = need<HTMLFormElement>(this, 'form')
    this.#setup = JSON.parse(this.dataset.setup ?? '{}')
    const canSeal = supportsSealing()
    sayWhereSealed(this, canSeal)
    this.#sender = new ReportSender(this.#setup, canSeal)
    helpFilling(this.#form, this.#setup)
    this.#form.addEventListener('input', () => {
      this.#unsaved = true
    })
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#send()
    })
    addEventListener('beforeunload', (event) => {
      if (this.#unsaved) event.preventDefault()
    })
  }

  async #send(): Promise<void> {
    if (this.#sending) return
    clearProblems(this.#form)
    const { answers, problems, input } = readAnswers(this.#form, this.#setup)
    const [channel] = answers.get('channel') ?? []
    const all = channel ? problems : [{ field: 'channel', code: 'required' } as const, ...problems]
    if (all.length > 0 || !input) return showProblems(this.#form, all, this.#setup)
    this.#sending = true
    const button = need<HTMLButtonElement>(this, '.send button')
    button.setAttribute('aria-disabled', 'true')
    button.textContent = say(this.#setup, 'report.check.sending')
    need(this, '[data-earlier]').replaceChildren()
    this.#say()
    try {
      const adds = this.#adds && { details: { ...input.details, adds: this.#adds } }
      const whole = deskInput({ ...input, ...adds }, channel) as ReportInput
      this.#arrive(await this.#sender.send(whole, (words) => this.#say(words)))
    } finally {
      this.#sending = false
      button.removeAttribute('aria-disabled')
      button.textContent = say(this.#setup, 'report.check.send')
    }
  }

  #arrive(sent: Sent): void {
    switch (sent.is) {
      case 'received':
        this.#unsaved = true
        showSlip(this, sent, this.#setup, () => {
          this.#unsaved = false
        })
        return
      case 'earlier': {
        this.#say()
        const view = showEarlier(need(this, '[data-earlier]'), sent, this.#setup)
        need(view, '[data-add-it]').addEventListener('click', () => {
          this.#adds = sent.reference
          this.#sender.startAnew()
          this.#send()
        })
        return
      }
      case 'invalid': {
        const { answers } = readAnswers(this.#form, this.#setup)
        this.#say()
        showProblems(
          this.#form,
          problemsByField(this.#setup.form, sent.errors, answers),
          this.#setup,
        )
        return
      }
      case 'refused':
      case 'elsewhere':
        this.#say(say(this.#setup, 'report.sending.refusedAll'))
        return
      default:
        this.#say(
          make('h3', {}, say(this.#setup, 'report.sending.failed')),
          make('p', {}, say(this.#setup, 'report.sending.failedWhy')),
        )
    }
  }

  /** What becomes of sending, above the button, spoken as it changes. */
  #say(...words: readonly (Node | string)[]): void {
    const place = need(this, '[data-sending]')
    place.replaceChildren(...words)
    place.hidden = words.length === 0
  }
}

customElements.define('desk-form', DeskForm)
