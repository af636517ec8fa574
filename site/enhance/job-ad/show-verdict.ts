import type { AdVerdict } from '../../../functions/job-ads/check-advert.ts'
import { nearWarnings } from '../../../functions/job-ads/near-warnings.ts'
import { segmentsOf } from '../../../functions/job-ads/segments.ts'
import type { WarningKind } from '../../../functions/warnings/vocabulary.ts'
import { make } from '../report-form/element.ts'
import { keepAdvert } from './carried-advert.ts'
import { reasonsOf } from './show-reasons.ts'
import type { VerdictSetup } from './verdict-setup.ts'

/** Puts a verdict on the page: reasons, the text with what was read marked, and where it can be taken. */
export function showVerdict(
  place: HTMLElement,
  text: string,
  verdict: AdVerdict,
  setup: VerdictSetup,
): void {
  const { words } = setup
  const spans = verdict.flags.flatMap(({ quotes }) => quotes)
  const marked = segmentsOf(text, spans).map((one) =>
    one.isMarked ? make('mark', {}, one.text) : one.text,
  )
  place.replaceChildren(
    ...reasonsOf(verdict, setup, 2),
    ...(spans.length > 0
      ? [make('h3', {}, words.marked), make('p', { class: 'ad-text' }, ...marked)]
      : []),
    ...(verdict.level !== 'no-flags' && setup.carry ? [carryButton(text, setup)] : []),
  )
}

/** The text goes to the form only when this is pressed; without storage by being posted to it. */
function carryButton(text: string, { words, carry }: VerdictSetup): HTMLElement {
  const { to = '', most = 0 } = carry ?? {}
  const taken = text.slice(0, most)
  const field = make('textarea', { name: 'pasted', hidden: '' })
  field.value = taken
  const form = make(
    'form',
    { method: 'post', action: to, class: 'ad-carry' },
    field,
    make('button', { class: 'button', name: 'do', value: 'find' }, words.carry),
    make(
      'p',
      { class: 'hint' },
      words.carryWhy,
      ...(text.length > most ? [' ', words.carryLong.replace('{most}', String(most))] : []),
    ),
  )
  form.addEventListener('submit', (event) => {
    if (!keepAdvert(taken)) return
    event.preventDefault()
    location.assign(to)
  })
  return form
}

interface Listed {
  readonly id: string
  readonly kind: WarningKind
  readonly lang: string
  readonly title: string
  readonly summary: string
  readonly scamType: string
}

/**
 * Adds the published warnings that come near. All of them are fetched and compared here, so that nobody
 * learns what was pasted.
 */
export async function addWarnings(
  place: HTMLElement,
  text: string,
  verdict: AdVerdict,
  { warnings: where, words }: VerdictSetup,
): Promise<void> {
  if (!where) return
  const answer = await fetch(where.all)
  if (!answer.ok) return
  const { warnings }: { warnings: Listed[] } = await answer.json()
  const guides = new Set(verdict.flags.map(({ rule }) => rule.guide))
  const near = nearWarnings(text, guides, warnings)
  if (near.length === 0) return
  const rows = near.map(({ id, lang, title }) =>
    make('li', {}, make('a', { href: `${where.at}${id}/`, lang }, title)),
  )
  place.insertAdjacentElement(
    'beforeend',
    make('div', { class: 'callout act' }, make('h3', {}, words.warnings), make('ul', {}, ...rows)),
  )
}
