import { drawPassOnCard } from './pass-on-card'

type Words = Record<'copied' | 'selected' | 'alt', string>

/** Copies, shares or draws the message that stands here as plain text. Nothing is sent. */
class PassOn extends HTMLElement {
  connectedCallback() {
    const buttons = this.querySelector<HTMLElement>('.buttons')
    if (!buttons) return
    buttons.hidden = false
    const share = this.#button('share')
    // Where the browser has it: phones, mostly, and only over a safe connection.
    if (share) share.hidden = typeof navigator.share !== 'function'
    share?.addEventListener('click', () => void this.#share())
    this.#button('copy')?.addEventListener('click', () => void this.#copy())
    this.#button('picture')?.addEventListener('click', () => this.#draw())
  }

  async #copy() {
    const { message, address } = this.#text()
    const { copied, selected } = this.#words()
    try {
      await navigator.clipboard.writeText(`${message}\n${address}`)
      this.#say(copied)
    } catch {
      // No such interface, or not allowed: the old way; and if that fails the reader's own finger.
      this.#select()
      this.#say(document.execCommand('copy') ? copied : selected)
    }
  }

  async #share() {
    const { message, address } = this.#text()
    try {
      await navigator.share({ text: message, url: address })
    } catch {
      // Closed without choosing anybody: nothing to say.
    }
  }

  #draw() {
    const { message, address } = this.#text()
    const words = this.#words()
    // The one that the page carries for paper.
    const code = document.querySelector<HTMLImageElement>('.page-code img')
    const picture = drawPassOnCard({
      // What the page says already is not said twice in it.
      site: shown('.brand b'),
      operator: shown('.brand small'),
      title: shown('h1'),
      urgent: `${shown('.alarm-bar p')} ${shown('.pills .first')}`,
      scan: shown('.page-code span'),
      message,
      address,
      code,
    })
    if (picture === '') return void this.#copy()
    const figure = this.querySelector('figure')
    if (!figure) return
    const image = figure.querySelector('img') ?? new Image()
    image.alt = words.alt.replace('{message}', message)
    image.src = picture
    figure.insertBefore(image, figure.firstChild)
    figure.hidden = false
    void image.decode().then(() => figure.scrollIntoView({ block: 'nearest' }))
  }

  #select() {
    const words = this.querySelector('.pass-on-words')
    if (words) getSelection()?.selectAllChildren(words)
  }

  #text() {
    const [message = '', address = ''] = [...this.querySelectorAll('.pass-on-words > p')].map(
      ({ textContent }) => textContent?.trim() ?? '',
    )
    return { message, address }
  }

  #say(words: string) {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = words
  }

  #words = () => JSON.parse(this.dataset.words ?? '{}') as Words
  #button = (name: string) => this.querySelector<HTMLButtonElement>(`[data-do=${name}]`)
}

const shown = (part: string) => document.querySelector(part)?.textContent?.trim() ?? ''

customElements.define('pass-on', PassOn)
