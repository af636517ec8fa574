type Words = Record<'start' | 'pause' | 'resume' | 'stop' | 'place', string>

/** What is read: blocks of words, in the order of the page. */
const BLOCKS = 'h1, h2, h3, p, li, q, dt, dd, caption'
/** What is looked at, not listened to. */
const SILENT = '.no-print, .only-print, .fine, .tag, nav, aside, pass-on'

/** Reads the page block by block, marks the one that is read, and can be stopped in between. */
class ReadAloud extends HTMLElement {
  #blocks: HTMLElement[] = []
  #at = 0
  #state: 'idle' | 'reading' | 'paused' = 'idle'
  /** Counts the starts, so that words of an earlier one don't lead on. */
  #run = 0

  connectedCallback() {
    if (!('speechSynthesis' in window)) return
    this.#showIfVoiced()
    // Most browsers learn of their voices late.
    speechSynthesis.addEventListener?.('voiceschanged', () => this.#showIfVoiced())
    addEventListener('pagehide', () => speechSynthesis.cancel())
  }

  #showIfVoiced() {
    if (!this.hidden || !voiceFor(document.documentElement.lang)) return
    this.hidden = false
    this.#render()
  }

  #render() {
    const words = JSON.parse(this.dataset.words ?? '{}') as Words
    const main = { idle: words.start, reading: words.pause, paused: words.resume }[this.#state]
    const step = { idle: this.#start, reading: this.#pause, paused: this.#read }[this.#state]
    const parts: HTMLElement[] = [button(main, 'button', () => step.call(this))]
    if (this.#state !== 'idle') {
      parts.push(button(words.stop, 'button quiet', () => this.#stop()))
      const place = document.createElement('p')
      place.className = 'fine'
      place.textContent = words.place
        .replace('{n}', String(this.#at + 1))
        .replace('{all}', String(this.#blocks.length))
      const bar = document.createElement('progress')
      bar.max = this.#blocks.length
      bar.value = this.#at + 1
      bar.setAttribute('aria-label', place.textContent)
      parts.push(bar, place)
    }
    const hadFocus = this.contains(document.activeElement)
    this.replaceChildren(...parts)
    if (hadFocus) parts[0]?.focus({ preventScroll: true })
  }

  #start() {
    this.#blocks = blocksOf(document.querySelector('main') ?? document.body)
    this.#at = 0
    this.#read()
  }

  #read() {
    const block = this.#blocks[this.#at]
    if (!block) return this.#stop()
    this.#state = 'reading'
    this.#run += 1
    const run = this.#run
    const next = () => {
      if (run !== this.#run) return
      block.classList.remove('being-read')
      this.#at += 1
      this.#read()
    }
    const said = new SpeechSynthesisUtterance(wordsOf(block))
    said.lang = document.documentElement.lang
    said.voice = voiceFor(said.lang) ?? null
    said.rate = Number(this.dataset.rate ?? 1)
    said.onend = next
    said.onerror = () => run === this.#run && this.#stop()
    block.classList.add('being-read')
    block.scrollIntoView({ block: 'nearest' })
    this.#render()
    speechSynthesis.speak(said)
  }

  /** Android's own pause ends the speech, so ours always does: it goes on with the same block. */
  #pause() {
    this.#silence()
    this.#state = 'paused'
    this.#render()
  }

  #stop() {
    this.#silence()
    this.#state = 'idle'
    this.#render()
  }

  #silence() {
    this.#run += 1
    speechSynthesis.cancel()
    for (const block of this.#blocks) block.classList.remove('being-read')
  }
}

/** A voice that lives on the device: others would send the page's words to a company. */
function voiceFor(lang: string): SpeechSynthesisVoice | undefined {
  const [language = ''] = lang.split('-')
  const own = speechSynthesis
    .getVoices()
    .filter((voice) => voice.localService && voice.lang.replace('_', '-').startsWith(language))
  return own.find((voice) => voice.lang.replace('_', '-') === lang) ?? own[0]
}

/** The innermost blocks that are in sight and have words. */
function blocksOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(BLOCKS)].filter(
    (block) =>
      !block.querySelector(BLOCKS) &&
      !block.closest(SILENT) &&
      block.getClientRects().length > 0 &&
      wordsOf(block) !== '',
  )
}

const wordsOf = (block: HTMLElement) => (block.textContent ?? '').replace(/\s+/g, ' ').trim()

function button(words: string, look: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = look
  made.textContent = words
  made.addEventListener('click', act)
  return made
}

customElements.define('read-aloud', ReadAloud)
