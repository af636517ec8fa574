import { displayIndicator } from '../../../functions/indicators/display.ts'
import { extractIndicators } from '../../../functions/indicators/extract.ts'
import { need } from './element.ts'

const PAUSE_MS = 300

/** Proposes numbers and links while a text is pasted; what was once unticked stays so. */
export function proposeFound(form: HTMLFormElement): void {
  const pasted = need<HTMLTextAreaElement>(form, '[name="pasted"]')
  const place = need(form, '[data-proposals]')
  const field = need(place, 'fieldset')
  const list = need(field, '.choices')
  const none = need(place, '[data-none]')
  const template = need<HTMLTemplateElement>(place, 'template')
  const kinds = kindWords(form)
  const unticked = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  list.addEventListener('change', (event) => {
    const { value, checked } = event.target as HTMLInputElement
    if (checked) unticked.delete(value)
    else unticked.add(value)
  })
  pasted.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(propose, PAUSE_MS)
  })
  // Leaving the box is enough, so that no proposal comes after the next step has begun.
  pasted.addEventListener('change', propose)

  function propose(): void {
    clearTimeout(timer)
    const proposals = extractIndicators(pasted.value)
    list.replaceChildren(
      ...proposals.map((proposal) => {
        const choice = template.content.cloneNode(true) as DocumentFragment
        const box = need<HTMLInputElement>(choice, 'input')
        box.value = `${proposal.kind}|${proposal.value}`
        box.checked = !unticked.has(box.value)
        need(choice, 'b').textContent = displayIndicator(proposal)
        need(choice, 'small').textContent = kinds.get(proposal.kind) ?? ''
        return choice
      }),
    )
    field.hidden = proposals.length === 0
    none.hidden = proposals.length > 0 || pasted.value.trim() === ''
  }
}

/** What each kind is called, as the page's own list of kinds has it. */
function kindWords(form: HTMLFormElement): Map<string, string> {
  const options = form.querySelectorAll<HTMLOptionElement>('[name="indicator-0-kind"] option')
  return new Map([...options].map(({ value, text }) => [value, text]))
}
