import type { Lacking } from '../../functions/rewraps/list-lacking'
import type { KeyHalf } from '../../functions/sealing/key-half'
import { addressOf } from './evidence/evidence-paths'
import { findKept, keptKeys } from './kept-keys'
import { need } from './report-form/element'
import type { OfficerKeys } from './wrap-keys'

/** What the page hands over, as JSON in `data-setup`. */
export interface RewrapSetup {
  readonly halves: readonly KeyHalf[]
  readonly lacking: string
  readonly wraps: string
  readonly says: Readonly<Record<'working' | 'done' | 'left' | 'failed', string>>
}

/**
 * Wraps what is open for the keys of today, with the older keys that the officer has unlocked. Content and
 * content keys are opened in this browser and go nowhere; only the new wraps are sent.
 */
class RewrapOpen extends HTMLElement {
  #setup!: RewrapSetup
  readonly #leaving = new AbortController()

  connectedCallback(): void {
    this.#setup = JSON.parse(this.dataset.setup ?? '{}') as RewrapSetup
    const { signal } = this.#leaving
    need(this, '.needs-script').hidden = true
    need(this, 'button').addEventListener('click', () => void this.#go(), { signal })
    keptKeys.addEventListener('forgotten', () => this.#offer(), { signal })
    this.#offer()
  }

  disconnectedCallback(): void {
    this.#leaving.abort()
  }

  #offer(): void {
    const has = findKept() !== null
    need(this, 'button').hidden = !has
    need(this, '.needs').hidden = has
  }

  async #go(): Promise<void> {
    const button = need<HTMLButtonElement>(this, 'button')
    button.disabled = true
    try {
      const kept = findKept()
      if (!kept) return this.#offer()
      const { unwrapKeys } = await import('./wrap-keys')
      const unwrapped = await unwrapKeys(kept, this.#setup.halves)
      if (!unwrapped.ok) return this.#offer()
      const { looked, done, left } = await this.#through(unwrapped.value.keys)
      this.#say(left > 0 ? 'left' : 'done', { looked, done, left })
    } catch {
      this.#say('failed', {})
    } finally {
      button.disabled = false
    }
  }

  /** Page after page. @throws Error where an answer is none */
  async #through(keys: OfficerKeys) {
    const { wrapAnew } = await import('./wrap-anew')
    const sums = { looked: 0, done: 0, left: 0 }
    for (let after: string | null = ''; after !== null; ) {
      const answer = await fetch(
        addressOf(this.#setup.lacking, { after: encodeURIComponent(after) }),
      )
      if (!answer.ok) throw new Error(`${answer.status}`)
      const page = (await answer.json()) as Lacking
      for (const report of page.reports) {
        // Locked meanwhile: nothing is opened any more.
        if (!findKept()) throw new Error('locked')
        const { wraps, whole } = await wrapAnew(report, page.recipients, keys)
        if (wraps.length > 0) await this.#send(report.id, wraps)
        sums[whole ? 'done' : 'left'] += 1
      }
      sums.looked += page.looked
      after = page.next
      this.#say('working', sums)
    }
    return sums
  }

  async #send(id: string, wraps: unknown): Promise<void> {
    const sent = await fetch(addressOf(this.#setup.wraps, { report: id }), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ wraps }),
    })
    if (!sent.ok) throw new Error(`${sent.status}`)
  }

  #say(what: keyof RewrapSetup['says'], sums: Readonly<Record<string, number>>): void {
    need(this, '.said').textContent = this.#setup.says[what].replace(/\{(\w+)\}/g, (_, name) =>
      String(sums[name] ?? 0),
    )
  }
}

customElements.define('rewrap-open', RewrapOpen)
