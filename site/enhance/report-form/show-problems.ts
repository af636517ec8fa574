import type { FieldProblem } from '../../../functions/reports/form-problems.ts'
import { make } from './element.ts'
import { type Setup, say } from './setup.ts'
import { wrongLine, wrongWords } from './wrong-words.ts'

/** Shows what is wrong as the Worker would: a summary that takes the focus, a message at each field. */
export function showProblems(
  section: HTMLElement,
  problems: readonly FieldProblem[],
  setup: Setup,
): void {
  clearProblems(section)
  const items = problems.map((problem) => {
    markField(section, problem, setup)
    return make('li', {}, make('a', { href: `#${problem.field}` }, wrongLine(setup.wrong, problem)))
  })
  const summary = make(
    'div',
    { class: 'error-summary', tabindex: '-1', 'aria-labelledby': 'step-errors' },
    make(
      'div',
      { role: 'alert' },
      make('h2', { id: 'step-errors' }, say(setup, 'form.errorSummary')),
      make('ul', {}, ...items),
    ),
  )
  summary.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a')
    const control = link && document.getElementById(link.hash.slice(1))
    if (!control) return
    event.preventDefault()
    control.focus()
    control.closest('.field, .ticks')?.scrollIntoView({ block: 'center' })
  })
  section.insertAdjacentElement('afterbegin', summary)
  summary.focus()
  scrollTo(0, 0)
}

/** Takes away every message and mark within. */
export function clearProblems(section: HTMLElement): void {
  for (const message of section.querySelectorAll('.error-summary, .field-error')) message.remove()
  for (const field of section.querySelectorAll('.wrong')) field.classList.remove('wrong')
  for (const control of section.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid')
    describe(control, (ids) => ids.filter((id) => !id.endsWith('-error')))
  }
}

function markField(section: HTMLElement, problem: FieldProblem, setup: Setup): void {
  const { field } = problem
  const control = section.querySelector(`#${CSS.escape(field)}`)
  const place = control?.closest('.ticks > div, .field')
  if (!control || !place) return
  const message = make(
    'p',
    { class: 'field-error', id: `${field}-error` },
    make('span', { class: 'visually-hidden' }, say(setup, 'form.errorPrefix')),
    wrongWords(setup.wrong, problem),
  )
  const before =
    place.querySelector(':scope > .hint, :scope > fieldset > .hint') ??
    place.querySelector(':scope > label:not(.choice), :scope > legend')
  if (before) before.insertAdjacentElement('afterend', message)
  else place.insertAdjacentElement('afterbegin', message)
  place.classList.add('wrong')
  control.setAttribute('aria-invalid', 'true')
  describe(control, (ids) => [...ids, message.id])
}

function describe(control: Element, change: (ids: string[]) => string[]): void {
  const ids = change((control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean))
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '))
  else control.removeAttribute('aria-describedby')
}
