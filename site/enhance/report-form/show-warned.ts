import { concerns, MOST_SHOWN } from '../../../functions/warnings/concerns.ts'
import type { WarningKind } from '../../../functions/warnings/vocabulary.ts'
import type { Setup } from './setup.ts'

interface Listed {
  readonly id: string
  readonly kind: WarningKind
  readonly lang: string
  readonly title: string
  readonly scamType: string
  readonly school: { readonly name: string } | null
}

/**
 * Before sending: shows the warnings that may be about the same thing. All that are published are fetched
 * and picked from here, so that nobody learns what a report is about before it is sent.
 */
export async function showWarned(form: HTMLFormElement, { form: { kind } }: Setup): Promise<void> {
  const place = form.querySelector<HTMLElement>('[data-warned]')
  const { warned, at } = place?.dataset ?? {}
  if (!place || !warned || !at) return
  const answers = new FormData(form)
  const typed = (field: string) => String(answers.get(field) ?? '')
  const about = { kind, scamType: typed('scam-type'), school: typed('school') }
  const answer = await fetch(warned)
  if (!answer.ok) return
  const { warnings }: { warnings: Listed[] } = await answer.json()
  const same = warnings
    .filter((one) => concerns(about, { ...one, schools: one.school ? [one.school.name] : [] }))
    .slice(0, MOST_SHOWN)
  const links = same.map(({ id, lang, title }) => {
    const link = document.createElement('a')
    Object.assign(link, { href: `${at}${id}/`, target: '_blank', lang, textContent: title })
    const row = document.createElement('li')
    row.replaceChildren(link)
    return row
  })
  place.querySelector('ul')?.replaceChildren(...links)
  place.hidden = links.length === 0
}
