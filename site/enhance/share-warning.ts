import type { CardWords } from './warning-card/draw-card'

/** Copies a warning's address, prints its page, draws its card. Nothing is sent; the drawing is loaded when asked for. */
class ShareWarning extends HTMLElement {
  connectedCallback() {
    for (const one of this.querySelectorAll<HTMLElement>('[data-needs-script]')) one.hidden = false
    for (const one of this.querySelectorAll<HTMLElement>('[data-plain]')) one.hidden = true
    const printing = this.#button('print')
    if (printing) printing.hidden = typeof print !== 'function'
    printing?.addEventListener('click', () => print())
    this.#button('link')?.addEventListener('click', () => void this.#copy())
    this.#button('draw')?.addEventListener('click', () => void this.#draw())
  }

  async #copy() {
    const field = this.querySelector<HTMLInputElement>('[data-field]')
    try {
      await navigator.clipboard.writeText(this.dataset.address ?? '')
    } catch {
      // No such interface, or not allowed: the address stands there to be copied by hand.
      if (!field) return
      field.hidden = false
      field.select()
      if (!document.execCommand('copy')) return
    }
    this.#say('copied')
  }

  async #draw() {
    const button = this.#button('draw')
    const figure = this.querySelector('figure')
    if (!button || !figure) return
    const picture = await drawn(button.dataset).catch(() => null)
    if (!picture) return this.#say('failed')
    const image = new Image()
    image.className = 'share-card'
    image.alt = figure.dataset.alt ?? ''
    image.src = picture
    const save = document.createElement('a')
    Object.assign(save, { className: 'button quiet', href: picture })
    save.download = button.dataset.name ?? ''
    save.textContent = figure.dataset.save ?? ''
    figure.insertBefore(save, figure.firstChild)
    figure.insertBefore(image, save)
    figure.hidden = false
    button.hidden = true
  }

  #say(what: 'copied' | 'failed') {
    const status = this.querySelector('[role=status]')
    const said = JSON.parse(this.dataset.said ?? '{}') as Record<string, string>
    if (status) status.textContent = said[what] ?? ''
  }

  #button = (name: string) => this.querySelector<HTMLButtonElement>(`[data-do=${name}]`)
}

/** The card as a data URL; null where this browser has no canvas. */
async function drawn({ card = '{}', code = '' }: DOMStringMap): Promise<string | null> {
  const { drawCard } = await import('./warning-card/draw-card')
  const image = new Image()
  image.src = code
  await image.decode()
  return drawCard(JSON.parse(card) as CardWords, image)?.toDataURL('image/png') ?? null
}

customElements.define('share-warning', ShareWarning)
