import type { Blank } from '../script-blanks'
import { clearNotes, hasNotes, keepNotes, readNotes } from './case-notes'
import { type SaidWhen, sayBlank, type Voice } from './now/say-blank'
import { asLocal, sinceWhen } from './now/since'

type Control = HTMLInputElement | HTMLSelectElement

/** Fields of the person; the others belong to the payment. */
const OF_PERSON = ['place', 'name']
const TICK_MS = 15_000
const WIDE = '(min-width: 62em)'

/**
 * Fills the words to read out from what is typed, on this device: nothing is sent, and what is kept is
 * kept in this tab. Without it the page has blanks to say or to fill by pen.
 */
class PayScript extends HTMLElement {
  readonly #said: SaidWhen = JSON.parse(this.dataset.said ?? '{}')
  readonly #fields = new Map<string, Control>()
  /** Rows of the numbers below, by the bank's Chinese name. */
  readonly #banks = new Map<string, HTMLElement>()

  connectedCallback() {
    const fill = this.#one<HTMLDetailsElement>('[data-fill]')
    for (const control of fill.querySelectorAll('input, select')) {
      this.#fields.set(control.id.slice(2), control as Control)
    }
    for (const row of document.querySelectorAll<HTMLElement>('[data-pinyin]')) {
      const [own = '', chinese] = [...row.querySelectorAll('b, span')].map((one) => one.textContent)
      const name = chinese ?? own
      this.#banks.set(name, row)
      for (const select of fill.querySelectorAll('select')) {
        select.add(new Option(chinese ? `${own} ${chinese}` : own, name))
      }
    }
    const { fields, payments } = readNotes()
    for (const [name, value] of Object.entries({ ...fields, ...payments[0] })) {
      const control = this.#fields.get(name)
      if (control) control.value = value
    }
    fill.hidden = false
    // Where there is room beside the script, where it was asked for, and where something is kept already.
    fill.open = matchMedia(WIDE).matches || location.hash === '#fill' || hasNotes(readNotes())
    fill.addEventListener('input', () => this.#changed())
    this.#one('[data-just-now]').addEventListener('click', () => {
      const when = this.#fields.get('when')
      if (when) when.value = asLocal(new Date())
      this.#changed()
    })
    this.#one('[data-clear]').addEventListener('click', () => {
      for (const control of this.#fields.values()) control.value = ''
      clearNotes()
      this.#show()
      const status = this.#one('[data-cleared]')
      status.textContent = status.dataset.cleared ?? ''
    })
    for (const blank of this.querySelectorAll<HTMLElement>('[data-blank]')) {
      blank.dataset.empty = blank.textContent ?? ''
      // A short cut for fingers and mice; the keyboard has the field itself.
      blank.addEventListener('click', () => {
        fill.open = true
        this.#fields.get(blank.dataset.blank ?? '')?.focus()
      })
    }
    this.#show()
    setInterval(() => this.#tick(), TICK_MS)
  }

  #one<E extends HTMLElement = HTMLElement>(selector: string): E {
    return this.querySelector(selector) as unknown as E
  }

  #typed = (name: string) => this.#fields.get(name)?.value ?? ''

  #changed() {
    const notes = readNotes()
    const typed = (ofPerson: boolean) =>
      Object.fromEntries(
        [...this.#fields.keys()]
          .filter((name) => OF_PERSON.includes(name) === ofPerson)
          .map((name) => [name, this.#typed(name)]),
      )
    const [first, ...rest] = notes.payments
    keepNotes({
      ...notes,
      fields: { ...notes.fields, ...typed(true) },
      payments: [{ ...first, ...typed(false) }, ...rest],
    })
    this.#show()
  }

  #show() {
    for (const blank of this.querySelectorAll<HTMLElement>('[data-blank]')) {
      const voice = blank.closest<HTMLElement>('[data-say]')?.dataset.say as Voice
      const name = blank.dataset.blank as Blank
      const said =
        (voice === 'pinyin' && this.#bank(name)?.dataset.pinyin) ||
        sayBlank(name, this.#typed(name), voice, this.#said)
      blank.textContent = said || (blank.dataset.empty ?? '')
      blank.classList.toggle('filled', said !== '')
    }
    this.#offerCall()
    this.#tick()
  }

  /** The row of the bank that was picked. */
  #bank = (name: string) => this.#banks.get(/bank$/i.test(name) ? this.#typed(name) : '')

  #offerCall() {
    const line = this.#one('[data-bank-call]')
    const bank = this.#bank('bank')
    const number = bank?.querySelector('a')
    line.hidden = !number
    if (!bank || !number) return
    const link = line.querySelector('a') as HTMLAnchorElement
    link.href = number.href
    link.textContent = (line.dataset.bankCall ?? '')
      .replace('{bank}', bank.querySelector('b')?.textContent ?? '')
      .replace('{number}', number.textContent ?? '')
  }

  #tick() {
    const clock = this.#one('[data-since]')
    const since: Readonly<Record<string, unknown>> | null = sinceWhen(
      this.#typed('when'),
      new Date(),
    )
    clock.hidden = !since
    if (!since) return
    const words: Record<string, string> = JSON.parse(clock.dataset.since ?? '{}')
    clock.textContent = (words[String(since.is)] ?? '').replace(/\{(\w)\}/g, (_, name: string) =>
      String(since[name]),
    )
  }
}

customElements.define('pay-script', PayScript)
