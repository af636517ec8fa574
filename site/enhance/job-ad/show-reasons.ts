import { type AdVerdict, checkAdvert } from '../../../functions/job-ads/check-advert.ts'
import { adChecker } from '../../../functions/job-ads/checker.ts'
import { shownFlags } from '../../../functions/job-ads/shown-flags.ts'
import { make } from '../report-form/element.ts'
import type { VerdictSetup } from './verdict-setup.ts'

/** Reads an advert on this device. */
export const readAdvert = (text: string, company = ''): AdVerdict =>
  checkAdvert(adChecker(), text, { company })

/** How many reasons are shown on a page of their own, and within a form. */
export const MOST = { 2: 6, 3: 3 } as const

/** A verdict as the page's own result shows it: level, reasons with what was read, what to ask. */
export function reasonsOf(verdict: AdVerdict, setup: VerdictSetup, level: 2 | 3): HTMLElement[] {
  const { words } = setup
  const heading = level === 2 ? 'h2' : 'h3'
  const few = verdict.level === 'no-flags' && verdict.flags.length > 0
  const head = make(
    'div',
    { class: 'ad-level', 'data-level': verdict.level },
    make(heading, {}, words[`level.${verdict.level}.title`]),
    make('p', {}, few ? words['level.few.body'] : words[`level.${verdict.level}.body`]),
  )
  const flags = shownFlags(verdict.flags, MOST[level])
  if (flags.length === 0) return [head]
  const named = new Set<string>()
  return [
    head,
    make('ol', { class: 'ad-flags' }, ...flags.map((flag) => rowOf(flag, setup, named))),
  ]
}

function rowOf(
  { rule, quotes }: AdVerdict['flags'][number],
  setup: VerdictSetup,
  named: Set<string>,
): HTMLElement {
  const { words, guides, locale } = setup
  const say = locale === 'en' ? 'en' : 'zh'
  const quoted = quotes.flatMap(({ text, start, end }, n) => [
    ...(n > 0 ? [' '] : []),
    make('q', {}, text.trim()),
    ...(start === end ? [` (${words.inCompany})`] : []),
  ])
  // Several reasons of one story lead to it once.
  const guide = named.has(rule.guide) ? undefined : guides[rule.guide]
  named.add(rule.guide)
  return make(
    'li',
    {},
    make('p', { class: 'ad-reason' }, rule.reason[say]),
    make('p', { class: 'ad-quotes' }, make('span', {}, words.quoted), ' ', ...quoted),
    make('p', { class: 'ad-ask' }, make('b', {}, words.ask), ' ', rule.ask[say]),
    ...(guide
      ? [
          make(
            'p',
            { class: 'fine' },
            make('a', { href: guide.href }, words.guide.replace('{title}', guide.title)),
          ),
        ]
      : []),
  )
}
