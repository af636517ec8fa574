import type { Page } from 'playwright-core'

/**
 * The hands of somebody who never points: Tab, Enter, Space, arrows and the console's own letters. It
 * counts what it presses and the pages that came of it.
 */
export class Keyboard {
  keys = 0
  pages = 0

  constructor(readonly page: Page) {
    page.on('load', () => {
      this.pages += 1
    })
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1
      await this.page.keyboard.press(key)
    }
  }

  /** Presses a key that leads to another page, and waits for that. */
  async go(key: string, to: RegExp): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.press(key)])
    if (!to.test(this.page.url())) throw new Error(`${key} leads to ${this.page.url()}, not ${to}`)
  }

  async type(text: string): Promise<void> {
    this.keys += text.length
    await this.page.keyboard.insertText(text)
  }

  /** Goes on with Tab until something has the focus; as far as a long form at most. */
  async tabTo(css: string, words = ''): Promise<void> {
    for (let n = 0; n < 80; n += 1) {
      if (await this.#isAt(css, words)) return
      await this.press('Tab')
    }
    throw new Error(`Tab doesn't reach ${css} “${words}” on ${this.page.url()}`)
  }

  /** In a group of radio buttons that Tab has reached: the one with this value. */
  async choose(name: string, value: string): Promise<void> {
    await this.tabTo(`[name="${name}"]`)
    await this.press('Space')
    for (let n = 0; n < 12; n += 1) {
      if (await this.#isAt(`[value="${value}"]:checked`, '')) return
      await this.press('ArrowDown')
    }
    throw new Error(`no ${name} “${value}” on ${this.page.url()}`)
  }

  /** What the focus is on, in the words that a reader hears. */
  focused(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  }

  #isAt(css: string, words: string): Promise<boolean> {
    return this.page.evaluate(
      ([at, said]) => {
        const here = document.activeElement
        return here?.matches(at) === true && (here.textContent ?? '').includes(said)
      },
      [css, words] as const,
    )
  }
}
