import type { Blank } from '../script-blanks'
import { clearNotes, hasNotes, keepNotes, readNotes } from './case-notes'
import { type SaidWhen, sayBlank, type Voice } from './now/say-blank'
import { asLocal, sinceWhen } from './now/since'

type Control = HTMLInputElement | HTMLSelectElement

/** Fields of the person; the others belong to the payment. */
const OF_PERSON = ['place', 'name']
const BANKS = ['bank', 'toBank']
const TICK_MS = 15_000
const WIDE = '(min-width: 62em)'

/**
 * Fills the words to read out from what is typed, on this device: nothing is sent, and what is kept is
 * kept in this tab. Without it the page has blanks to say or to fill by pen.
 */
class PayScript extends HTMLElement {
  readonly #said: SaidWhen = JSON.parse(this.dataset.said ?? '{}')
  #fields = new Map<string, Control>()

  connectedCallback() {
    const fill = this.querySelector<HTMLDetailsElement>('[data-fill]')
    if (!fill || this.#fields.size > 0) return
    for (const control of fill.querySelectorAll('input, select')) {
      this.#fields.set(control.id.slice(2), control as Control)
    }
    const [from, to] = BANKS.map((name) => this.#fields.get(name))
    if (from && to) for (const option of from.children) to.appendChild(option.cloneNode(true))
    this.#load()
    fill.hidden = false
    // Where there is room beside the script, where it was asked for, and where something is kept already.
    fill.open = matchMedia(WIDE).matches || location.hash === '#fill' || hasNotes(readNotes())
    fill.addEventListener('input', () => this.#changed())
    fill.querySelector('[data-just-now]')?.addEventListener('click', () => {
      this.#put('when', asLocal(new Date()))
      this.#changed()
    })
    fill.querySelector('[data-clear]')?.addEventListener('click', () => {
      for (const control of this.#fields.values()) control.value = ''
      clearNotes()
      this.#show()
      const status = fill.querySelector<HTMLElement>('[data-cleared]')
      if (status) status.textContent = status.dataset.cleared ?? ''
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

  #put(name: string, value: string) {
    const control = this.#fields.get(name)
    if (!control) return
    control.value = value
    const other = this.#fields.get(`${name}-other`)
    // A name that isn't in the list.
    if (other && value !== '' && control.value !== value) {
      control.value = 'other'
      other.value = value
    }
  }

  /** What a field says; a bank by its Chinese name, whatever the page's language. */
  #valueOf(name: string): string {
    const value = this.#fields.get(name)?.value ?? ''
    return BANKS.includes(name) && value === 'other'
      ? (this.#fields.get(`${name}-other`)?.value ?? '')
      : value
  }

  #load() {
    const { fields, payments } = readNotes()
    for (const [name, value] of Object.entries({ ...fields, ...payments[0] }))
      this.#put(name, value)
  }

  #changed() {
    const notes = readNotes()
    const names = [...this.#fields.keys()].filter((name) => !name.endsWith('-other'))
    const typed = (wanted: (name: string) => boolean) =>
      Object.fromEntries(names.filter(wanted).map((name) => [name, this.#valueOf(name)]))
    const [first, ...rest] = notes.payments
    keepNotes({
      fields: { ...notes.fields, ...typed((name) => OF_PERSON.includes(name)) },
      payments: [{ ...first, ...typed((name) => !OF_PERSON.includes(name)) }, ...rest],
      events: notes.events,
    })
    this.#show()
  }

  #show() {
    for (const name of BANKS) {
      const other = this.#fields.get(`${name}-other`)
      if (other) other.hidden = this.#fields.get(name)?.value !== 'other'
    }
    for (const blank of this.querySelectorAll<HTMLElement>('[data-blank]')) {
      const voice = blank.closest<HTMLElement>('[data-say]')?.dataset.say as Voice
      const said = this.#say(blank.dataset.blank as Blank, voice)
      blank.textContent = said || (blank.dataset.empty ?? '')
      blank.classList.toggle('filled', said !== '')
    }
    this.#offerCall()
    this.#tick()
  }

  #say(blank: Blank, voice: Voice): string {
    const option = this.#chosen(blank)
    const bank = voice === 'zh' ? option?.value : option?.dataset[voice]
    return bank ?? sayBlank(blank, this.#valueOf(blank), voice, this.#said)
  }

  /** The bank that was picked from the list. */
  #chosen(name: string): HTMLOptionElement | undefined {
    const select = this.#fields.get(name)
    const option = select instanceof HTMLSelectElement ? select.selectedOptions[0] : undefined
    return option?.dataset.tel ? option : undefined
  }

  #offerCall() {
    const line = this.querySelector<HTMLElement>('[data-bank-call]')
    const link = line?.querySelector('a')
    if (!line || !link) return
    const option = this.#chosen('bank')
    line.hidden = !option
    if (!option) return
    const { tel = '', own = option.value } = option.dataset
    link.href = `tel:${tel}`
    link.textContent = (line.dataset.bankCall ?? '').replace('{bank}', own).replace('{number}', tel)
  }

  #tick() {
    const clock = this.querySelector<HTMLElement>('[data-clock]')
    const span = clock?.querySelector<HTMLElement>('[data-since]')
    const still = clock?.querySelector<HTMLElement>(':scope > span')
    if (!clock || !span || !still) return
    const words: Record<string, string> = JSON.parse(clock.dataset.clock ?? '{}')
    const since = sinceWhen(this.#valueOf('when'), new Date())
    const values: Record<string, unknown> = { ...since }
    span.hidden = since === null || since.is === 'future'
    span.textContent = since
      ? (words[since.is] ?? '').replace(/\{(\w)\}/g, (whole, name) => String(values[name] ?? whole))
      : ''
    const line = since === null ? 'always' : since.is === 'future' ? 'future' : 'still'
    still.textContent = words[line] ?? ''
  }
}

customElements.define('pay-script', PayScript)
