import type { AdVerdict } from '../../../functions/job-ads/check-advert.ts'
import { nearWarnings } from '../../../functions/job-ads/near-warnings.ts'
import { segmentsOf } from '../../../functions/job-ads/segments.ts'
import { make } from '../report-form/element.ts'
import { keepAdvert } from './carried-advert.ts'
import { reasonsOf } from './show-reasons.ts'
import type { ListedWarning, VerdictSetup } from './verdict-setup.ts'

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

/** Pages of the list that are fetched at most, a hundred warnings each. */
const PAGES = 10

/**
 * Adds the published warnings that come near. All of them are fetched and compared here, so that nobody
 * learns what was pasted; where they can't be, it says so: none shown isn't none there.
 */
export async function addWarnings(
  place: HTMLElement,
  text: string,
  verdict: AdVerdict,
  { warnings: where, words }: VerdictSetup,
): Promise<void> {
  const shown = place.firstElementChild
  const { warnings, gap } =
    'all' in where ? await fetchWarnings(where) : { warnings: where, gap: null }
  // Another text was read meanwhile.
  if (!shown?.isConnected) return
  const guides = new Set(verdict.flags.map(({ rule }) => rule.guide))
  const near = nearWarnings(text, guides, warnings)
  if (near.length > 0) {
    const rows = near.map(({ href, lang, title }) =>
      make('li', {}, make('a', { href, lang }, title)),
    )
    place.insertAdjacentElement(
      'beforeend',
      make(
        'div',
        { class: 'callout act' },
        make('h3', {}, words.warnings),
        make('ul', {}, ...rows),
      ),
    )
  }
  if (gap) place.insertAdjacentElement('beforeend', make('p', { class: 'fine' }, words[gap]))
}

interface Answer {
  readonly warnings: readonly (Omit<ListedWarning, 'href'> & { readonly id: string })[]
  readonly next: string | null
  /** False where officers' warnings couldn't be read. */
  readonly checked: boolean
}

interface Fetched {
  readonly warnings: readonly ListedWarning[]
  readonly gap: 'unreached' | 'partly' | null
}

async function fetchWarnings({ all, at }: { all: string; at: string }): Promise<Fetched> {
  const warnings: ListedWarning[] = []
  let after = ''
  for (let n = 0; n < PAGES; n++) {
    const answer: Answer | null = await fetch(all + after)
      .then((response) => (response.ok ? (response.json() as Promise<Answer>) : null))
      .catch(() => null)
    if (!answer) return { warnings, gap: 'unreached' }
    warnings.push(...answer.warnings.map((one) => ({ ...one, href: `${at}${one.id}/` })))
    if (!answer.checked) return { warnings, gap: 'partly' }
    if (!answer.next) break
    after = `&after=${encodeURIComponent(answer.next)}`
  }
  return { warnings, gap: null }
}
