import type { OwnFile } from '../../../functions/evidence/list-evidence.ts'
import type { Description } from '../../../functions/evidence/sealed-file.ts'
import { need } from '../report-form/element.ts'
import { addressOf } from './evidence-paths.ts'
import type { Evidence } from './show-evidence.ts'

let made = 0

/** The page's template for a file, with ids of its own. */
export function cardOf(section: HTMLElement, name: string): HTMLElement {
  const template = need<HTMLTemplateElement>(section, 'template[data-card]')
  const card = need(template.content, 'li').cloneNode(true) as HTMLElement
  made += 1
  for (const element of card.querySelectorAll(
    '[id], [for], [aria-labelledby], [aria-describedby]',
  )) {
    for (const attribute of ['id', 'for', 'aria-labelledby', 'aria-describedby']) {
      const value = element.getAttribute(attribute)
      if (value) element.setAttribute(attribute, value.replace(/\S+/g, `$&-${made}`))
    }
  }
  card.setAttribute('aria-labelledby', `evidence-name-${made}`)
  need(card, '[data-name]').textContent = name
  return card
}

/** A file that the server already has, or has in part from an earlier visit. */
export function sentCard(
  section: HTMLElement,
  file: OwnFile,
  about: Description | null,
  evidence: Evidence,
): HTMLElement {
  const { say } = evidence
  const card = cardOf(section, about?.name || say('unnamed'))
  for (const part of card.querySelectorAll('[data-editor], [data-words]')) part.remove()
  settle(card, file, about?.bytes ?? file.size, evidence)
  return card
}

/** Says how a file stands that the server has, and lets it be taken away while nobody has opened it. */
export function settle(
  card: HTMLElement,
  { id, whole, seen }: Pick<OwnFile, 'id' | 'whole' | 'seen'>,
  bytes: number,
  evidence: Evidence,
): void {
  const { say } = evidence
  const state = need(card, '[data-state]')
  const size = sizeOf(bytes, evidence)
  state.textContent = say(whole ? (seen ? 'there.seen' : 'there.whole') : 'there.part', { size })
  card.className = whole ? 'file sent' : 'file'
  const remove = need<HTMLButtonElement>(card, '[data-remove]')
  remove.hidden = seen
  remove.textContent = say('delete')
  remove.onclick = async () => {
    remove.disabled = true
    const problem = await removeFile(id, evidence)
    remove.disabled = false
    if (problem) {
      state.textContent = say(problem === 'already-seen' ? 'there.seen' : 'notRemoved', { size })
      remove.hidden = problem === 'already-seen'
      return
    }
    const list = card.parentElement
    card.remove()
    const said = list?.closest('[data-evidence]')?.querySelector<HTMLElement>('[data-said]')
    if (said) {
      said.textContent = say('removed')
      said.tabIndex = -1
      said.focus()
    }
  }
}

/** @returns why it wasn't, as the code of the API */
export async function removeFile(id: string, { setup, halves }: Evidence): Promise<string | null> {
  try {
    const response = await fetch(addressOf(setup.paths.removal, { file: id }), {
      method: 'POST',
      headers: { authorization: `Receipt ${halves.auth}` },
    })
    if (response.ok || response.status === 404) return null
    return ((await response.json()) as { code: string }).code
  } catch {
    return 'failed'
  }
}

const sizeOf = (bytes: number, { setup }: Evidence) =>
  new Intl.NumberFormat(setup.locale, {
    style: 'unit',
    unit: bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
  }).format(Math.max(1, bytes / (bytes < 1_000_000 ? 1_000 : 1_000_000)))
