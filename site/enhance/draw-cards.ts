import { CARD } from '../../functions/cards/limits'
import { toBase64url } from '../../functions/sealing/base64url'
import { pngOf } from './warning-card/card-png'
import { type CardWords, drawCard } from './warning-card/draw-card'

interface ToDraw {
  readonly lang: string
  readonly words: CardWords
  readonly alt: string
}

/** Draws a warning's cards and puts them into the form around it, to be sent with what the form does. */
class DrawCards extends HTMLElement {
  connectedCallback() {
    void this.#draw()
    const box = this.querySelector<HTMLInputElement>('[data-with]')
    box?.addEventListener('change', () => {
      for (const field of this.#fields()) field.disabled = !box.checked
    })
  }

  async #draw() {
    const cards = JSON.parse(this.dataset.cards ?? '[]') as ToDraw[]
    const drawn: HTMLInputElement[] = []
    for (const { lang, words, alt } of cards) {
      const figure = this.querySelector<HTMLElement>(`figure[data-lang=${lang}]`)
      const code = figure?.querySelector('img')
      const canvas = figure && code && (await code.decode().then(() => drawCard(words, code)))
      const png = canvas && (await pngOf(canvas).catch(() => null))
      if (!figure || !canvas || !png) return this.#say(this.dataset.failed)
      if (png.length > CARD.bytes) return this.#say(this.dataset.tooLarge)
      canvas.setAttribute('role', 'img')
      canvas.setAttribute('aria-label', alt)
      figure.appendChild(canvas)
      const field = document.createElement('input')
      Object.assign(field, { type: 'hidden', name: `card.${lang}`, value: toBase64url(png) })
      drawn.push(field)
    }
    for (const field of drawn) this.appendChild(field)
    for (const one of this.querySelectorAll<HTMLElement>('[data-drawn], .drawn-cards')) {
      one.hidden = false
    }
    const none = this.querySelector<HTMLElement>('[data-none]')
    if (none) none.hidden = true
    const needs = this.closest('form')?.querySelector<HTMLElement>('[data-needs-card]')
    if (needs) needs.hidden = false
    this.dataset.ready = ''
  }

  #say(words = '') {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = words
  }

  #fields = () => this.querySelectorAll<HTMLInputElement>('input[type=hidden]')
}

customElements.define('draw-cards', DrawCards)
