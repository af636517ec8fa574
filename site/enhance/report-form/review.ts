import { parseMoney } from '../../../functions/fields/money.ts'
import { make, need } from './element.ts'
import { sayYuan } from './say-yuan.ts'
import { type Setup, say } from './setup.ts'

interface Line {
  readonly question: string
  readonly answer: string
}

/**
 * Check your answers: reads questions and answers off the form itself, so that they are shown in the
 * words in which they were asked. Steps that aren't asked are left out.
 */
export function reviewAnswers(
  form: HTMLFormElement,
  setup: Setup,
  change: (step: string) => void,
): void {
  const place = need(form, '[data-review]')
  const steps = [...form.querySelectorAll<HTMLElement>('[data-step]')].filter(
    ({ dataset }) => dataset.step !== 'check',
  )
  place.replaceChildren(
    ...steps.flatMap((section) => {
      const title = need(section, '.step-title').textContent ?? ''
      const lines = linesOf(section).filter(({ answer }) => answer !== '')
      const link = make(
        'a',
        { href: '#' },
        say(setup, 'form.change'),
        make('span', { class: 'visually-hidden' }, ` ${title}`),
      )
      link.addEventListener('click', (event) => {
        event.preventDefault()
        change(section.dataset.step ?? '')
      })
      const shown =
        lines.length > 0 ? lines : [{ question: '', answer: say(setup, 'report.check.none') }]
      return make(
        'section',
        { class: 'review' },
        make('h3', {}, title),
        make('p', { class: 'change' }, link),
        make(
          'dl',
          { class: 'summary' },
          ...shown.map(({ question, answer }) =>
            make(
              'div',
              {},
              make(
                'dt',
                question && question !== title ? {} : { class: 'visually-hidden' },
                question || title,
              ),
              make('dd', {}, answer),
            ),
          ),
        ),
      )
    }),
  )
}

function linesOf(section: HTMLElement): Line[] {
  const lines: Line[] = []
  const asked = new Set<Element>()
  for (const control of section.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
    if (control.type === 'hidden' || isWithdrawn(control)) continue
    const row = control.closest('[data-row]')
    if (row) {
      if (!asked.has(row)) lines.push(rowLine(row))
      asked.add(row)
      continue
    }
    const group =
      control.matches('[type="radio"], [type="checkbox"]') && control.closest('fieldset')
    if (group) {
      if (!asked.has(group)) lines.push(...groupLines(group))
      asked.add(group)
      continue
    }
    lines.push({ question: labelOf(control), answer: answerOf(control) })
  }
  return lines
}

/** A choice opens what belongs to it; what is closed wasn't asked. */
const isWithdrawn = (control: Element) =>
  control.closest('.contact-fields, .reveal') !== null && !isOpen(control)

function isOpen(control: Element): boolean {
  for (let up: Element | null = control; up && !up.matches('[data-step]'); up = up.parentElement) {
    if (getComputedStyle(up).display === 'none') return false
  }
  return true
}

function rowLine(row: Element): Line {
  const parts = [...row.querySelectorAll<HTMLInputElement>('input, select')].map((control) => {
    const after = control.parentElement?.querySelector(':scope > span')?.textContent ?? ''
    const answer = control.value === '' ? '' : answerOf(control)
    return answer && after ? `${answer} ${after}` : answer
  })
  const filled = row.querySelector<HTMLInputElement>('input')?.value !== '' || parts.join('') !== ''
  return {
    question: row.querySelector('legend')?.textContent ?? '',
    answer: filled ? parts.filter(Boolean).join('\n') : '',
  }
}

/** A group of choices is one line; a tick inside a panel has its own words as the question. */
function groupLines(group: Element): Line[] {
  const boxes = [...group.querySelectorAll<HTMLInputElement>('[type="radio"], [type="checkbox"]')]
  const chosen = boxes.filter((box) => box.checked && !isWithdrawn(box)).map(labelOf)
  return [
    {
      question: group.querySelector('legend')?.textContent?.trim() ?? '',
      answer: chosen.join('\n'),
    },
  ]
}

function answerOf(control: HTMLInputElement): string {
  if (control.type === 'checkbox') return control.checked ? '✓' : ''
  if (control instanceof HTMLSelectElement) {
    return control.value === '' ? '' : (control.selectedOptions[0]?.text ?? '')
  }
  // “1.2万” as it was understood, so that a slip shows.
  const money = control.name.endsWith('-amount') ? parseMoney(control.value) : undefined
  if (money?.ok) return sayYuan(money.value)
  return control.value.trim().replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/, '$1 $2')
}

function labelOf(control: HTMLInputElement): string {
  const label = control.labels?.[0]
  return (label?.querySelector('b') ?? label)?.textContent?.trim() ?? ''
}
