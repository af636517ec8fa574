import type { Blank } from '../script-blanks'
import { readNotes } from './case-notes'
import { type SaidWhen, sayBlank } from './now/say-blank'

/** Puts what was typed on /now/ on the card; what isn't known stays off the screen and is a line on paper. */
class HandCard extends HTMLElement {
  connectedCallback() {
    const said: SaidWhen = JSON.parse(this.dataset.said ?? '{}')
    const { fields, payments } = readNotes()
    const known: Record<string, string> = { ...fields, ...payments[0] }
    for (const place of this.querySelectorAll<HTMLElement>('[data-blank]')) {
      const blank = place.dataset.blank as Blank
      place.textContent = sayBlank(blank, known[blank] ?? '', 'zh', said)
    }
  }
}

customElements.define('hand-card', HandCard)
