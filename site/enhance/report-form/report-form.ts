import { supportsSealing } from '../../../functions/sealing/supports-sealing.ts'
import { readTab } from '../report-draft/tab-draft.ts'
import { offerCarryOver } from './carry-over.ts'
import type { Delivery } from './deliver-report.ts'
import { need } from './element.ts'
import { helpFilling, sayWhereSealed } from './help-filling.ts'
import { putPhoneFirst } from './phone-first.ts'
import { readAnswers } from './read-answers.ts'
import { reviewAnswers } from './review.ts'
import { type Setup, say } from './setup.ts'
import { type Steps, takeSteps } from './steps.ts'

/**
 * The form of a report of any kind, one thing at a time, sealed in the browser. Everything typed lives in
 * this page's memory, unless somebody asks for it to be kept. The HTML works without this, and stays as
 * it is when this can't run.
 */
class ReportForm extends HTMLElement {
  #form!: HTMLFormElement
  #setup!: Setup
  #steps!: Steps
  #canSeal!: Promise<boolean>
  #delivery: Promise<Delivery | null> | undefined
  #loaded: Delivery | undefined
  #sending = false
  /** Leaving would lose something: answers that weren't sent, or a receipt that nobody has kept. */
  #unsaved = false

  connectedCallback(): void {
    if (this.dataset.steps !== undefined) return
    this.#form = need<HTMLFormElement>(this, 'form')
    this.#setup = JSON.parse(this.dataset.setup ?? '{}')
    this.#canSeal = supportsSealing()
    sayWhereSealed(this, this.#canSeal)
    putPhoneFirst(this.#form, () => this.#steps.next())
    helpFilling(this.#form, this.#setup)
    need(this, '[data-step="check"] .step-title').textContent = say(
      this.#setup,
      'report.check.title',
    )
    this.#steps = takeSteps(this.#form, this.#setup, (step, isFirst) => this.#shown(step, isFirst))
    this.#form.addEventListener('input', () => {
      this.#unsaved = true
      this.#load()
    })
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (this.#steps.current() === 'check') this.#send()
      else this.#steps.next()
    })
    offerCarryOver(this, this.#form)
    const advert = this.#form.querySelector<HTMLElement>('[data-advert]')
    if (advert) import('../job-ad/watch-advert.ts').then((it) => it.watchAdvert(this.#form, advert))
    this.#offerDrafts()
    addEventListener('beforeunload', (event) => {
      if (!this.#unsaved) return
      event.preventDefault()
      // What browsers before 2023 go by.
      event.returnValue = true
    })
  }

  /** Both are loaded when they are asked for; what this tab kept was asked for before. */
  #offerDrafts(): void {
    const [form, setup, steps] = [this.#form, this.#setup, this.#steps]
    const host = { page: this, form, setup, steps, load: () => this.#load() }
    const fail = () => {
      need(this, '[data-draft-failed]').hidden = false
    }
    for (const opener of this.querySelectorAll<HTMLElement>('[data-draft]')) {
      const what = opener.dataset.draft === 'save' ? 'save' : 'open'
      opener.addEventListener('click', () =>
        import('../report-draft/draft-panel.ts').then((one) => one.openPanel(what, host), fail),
      )
    }
    if (readTab())
      import('../report-draft/keep-in-tab.ts').then((one) => one.restoreTab(host), fail)
    const { after } = history.state ?? {}
    if (after) import('./offer-joining.ts').then((one) => one.offerJoining(host, after), fail)
  }

  #shown(step: string, isFirst: boolean): void {
    this.dataset.steps = step
    this.dataset.at = isFirst ? 'first' : 'on'
    this.#loaded?.pause()
    if (step !== 'check') return
    reviewAnswers(this.#form, this.#setup, (to) => this.#steps.go(to, true))
    import('./show-warned.ts')
      .then((one) => one.showWarned(this.#form, this.#setup))
      .catch(() => {})
    // Nobody is told of work that didn't succeed.
    this.#load()
      .then((delivery) => delivery?.sender.warmUp())
      .catch(() => {})
  }

  async #send(): Promise<void> {
    if (this.#sending || this.#steps.current() !== 'check') return
    const { problems, input } = readAnswers(this.#form, this.#setup)
    if (this.#steps.showAll(problems) || !input) return
    this.#sending = true
    const button = need<HTMLButtonElement>(this, '.send button')
    button.setAttribute('aria-disabled', 'true')
    button.textContent = say(this.#setup, 'report.check.sending')
    try {
      const delivery = await this.#load()
      if (delivery) await delivery.deliver(input)
      else {
        const place = need(this, '[data-sending]')
        place.textContent = say(this.#setup, 'report.sending.notLoaded')
        place.hidden = false
      }
    } finally {
      this.#sending = false
      // The button has gone with the form where the report has arrived.
      button.removeAttribute('aria-disabled')
      button.textContent = say(this.#setup, 'report.check.send')
    }
  }

  /** The half that seals and sends; null while it can't be loaded, and then tried again. */
  #load(): Promise<Delivery | null> {
    this.#delivery ??= import('./deliver-report.ts').then(
      (half) => {
        const [form, setup, steps, canSeal] = [this.#form, this.#setup, this.#steps, this.#canSeal]
        const send = () => this.#send()
        const setUnsaved = (unsaved: boolean) => {
          this.#unsaved = unsaved
        }
        const delivery = new half.Delivery({
          page: this,
          ...{ form, setup, steps, canSeal, send, setUnsaved },
        })
        this.#loaded = delivery
        return delivery
      },
      () => {
        this.#delivery = undefined
        return null
      },
    )
    return this.#delivery
  }
}

customElements.define('report-form', ReportForm)
