import { type AdVerdict, checkAdvert } from '../../../functions/job-ads/check-advert.ts'
import { adChecker } from '../../../functions/job-ads/checker.ts'
import { make } from '../report-form/element.ts'
import type { VerdictSetup } from './verdict-setup.ts'

/** Reads an advert on this device. */
export const readAdvert = (text: string, company = ''): AdVerdict =>
  checkAdvert(adChecker(), text, { company })

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
  if (verdict.flags.length === 0) return [head]
  return [
    head,
    make('ol', { class: 'ad-flags' }, ...verdict.flags.map((flag) => rowOf(flag, setup))),
  ]
}

function rowOf({ rule, quotes }: AdVerdict['flags'][number], setup: VerdictSetup): HTMLElement {
  const { words, guides, locale } = setup
  const say = locale === 'en' ? 'en' : 'zh'
  const quoted = quotes.flatMap(({ text, start, end }, n) => [
    ...(n > 0 ? [' '] : []),
    make('q', {}, text.trim()),
    ...(start === end ? [` (${words.inCompany})`] : []),
  ])
  const guide = guides[rule.guide]
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
