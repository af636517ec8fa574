import type { OpenedPart } from './open-parts'
import { type ReadLine, readPart, type SealedWords } from './read-part'

/** An opened part for the page, as far as `shows` says: what a stranger typed becomes text, and nothing else. */
export function partSection(
  { part, content }: OpenedPart,
  words: SealedWords,
  shows: (line: ReadLine) => boolean = () => true,
): HTMLElement {
  const section = element('section', '')
  const name = words.part[part]
  const lines =
    content === null
      ? [element('p', words.error.refused.replace('{part}', name))]
      : readPart(part, content, words).filter(shows).map(lineElement)
  section.className = part
  section.replaceChildren(element('h3', name), ...lines)
  return section
}

/** A line of text; a number that can be called is the only link. */
function lineElement({ label, text, dial }: ReadLine): HTMLElement {
  const line = element('p', '')
  const said = element(dial ? 'a' : 'bdi', text)
  if (dial) said.setAttribute('href', `tel:${dial}`)
  line.replaceChildren(...(label ? [element('span', label)] : []), said)
  return line
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
