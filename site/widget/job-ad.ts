import {
  type AdVerdict,
  checkAdvert,
  LONGEST_ADVERT,
} from '../../functions/job-ads/check-advert.ts'
import {
  type AdChecker,
  compileRules,
  type ReadRule,
} from '../../functions/job-ads/compile-rules.ts'
import { shownFlags } from '../../functions/job-ads/shown-flags.ts'
import { make } from '../enhance/report-form/element.ts'
import { readRules } from '../job-ads/read-rules.ts'
import { unpackText } from '../job-ads/unpack-text.ts'
import type { AdWidgetSetup } from './job-ad-setup.ts'

/** The first part of the packed rules; the page brings the other. site/vite/widget-files.mjs cuts them. */
declare const __AD_RULES__: string

/** How many reasons fit into a widget. */
const MOST = 4

/**
 * The check of an advert inside a widget, wholly on this device: it asks nobody, keeps nothing and listens to
 * no message. Where a browser is too old for it, the page stays as it is: a link to the full check.
 */
function start(place: HTMLElement): void {
  const { words, reasons, rules }: AdWidgetSetup = JSON.parse(place.dataset.check ?? '{}')
  const [text, button, result, after] = ['textarea', 'button', '[data-result]', '[data-after]'].map(
    (one) => place.querySelector<HTMLElement>(one),
  ) as [HTMLTextAreaElement, HTMLButtonElement, HTMLElement, HTMLElement]
  let checker: AdChecker<ReadRule> | undefined
  const read = (advert: string) => {
    if (!checker) {
      const book = readRules(unpackText(__AD_RULES__ + rules))
      checker = compileRules(book.words, book.signals, book.rules)
    }
    return checkAdvert(checker, advert)
  }
  // A moment of work, done while the person looks for the text.
  text.addEventListener('focus', () => setTimeout(() => read('')), { once: true })
  button.addEventListener('click', () => {
    const advert = text.value.slice(0, LONGEST_ADVERT)
    if (advert.trim() === '') {
      result.replaceChildren(make('p', { class: 'stale', role: 'alert' }, words.required))
      text.focus()
      return
    }
    result.replaceChildren(...show(read(advert), words, reasons))
    after.hidden = false
    result.focus()
  })
  place.hidden = false
  for (const plain of document.querySelectorAll<HTMLElement>('[data-plain]')) plain.hidden = true
}

function show(
  { level, flags }: AdVerdict<ReadRule>,
  words: AdWidgetSetup['words'],
  reasons: readonly string[],
): HTMLElement[] {
  const few = level === 'no-flags' && flags.length > 0
  const head = make(
    'div',
    { class: 'level', 'data-level': level },
    make('h2', {}, words[`${level}.title`]),
    make('p', {}, words[few ? 'few.body' : (`${level}.body` as const)]),
  )
  const rows = shownFlags(flags, MOST).map(({ rule, quotes }) =>
    make(
      'li',
      {},
      make('b', {}, reasons[Number(rule.id)] ?? ''),
      make(
        'p',
        {},
        words.quoted,
        ...quotes.flatMap(({ text }) => [' ', make('q', {}, text.trim())]),
      ),
    ),
  )
  return [head, ...(rows.length > 0 ? [make('ol', {}, ...rows)] : [])]
}

const place = document.querySelector<HTMLElement>('[data-check]')
if (place && 'toSorted' in Array.prototype) start(place)
