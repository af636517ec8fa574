import { filledRows } from '../../../functions/reports/form-answers.ts'
import type { Situation } from '../../../functions/reports/vocabulary.ts'
import { make, need } from './element.ts'
import { readAnswers } from './read-answers.ts'
import { type Setup, say } from './setup.ts'
import { clearProblems, showProblems } from './show-problems.ts'

/** Situations in which no money of one's own has gone: then payments aren't asked for. */
const WITHOUT_PAYMENTS: readonly Situation[] = ['approached', 'asked-to-carry', 'lent-card']

/** What the browser keeps with each place in its history. */
interface Place {
  readonly step: string
  /** How many steps back lie on this page. */
  readonly depth: number
  /** Came here from “change”: the way on leads back to the answers. */
  readonly change?: boolean
}

export interface Steps {
  readonly current: () => string
  /** Goes to a step; `change` when it is to be corrected from the answers. */
  readonly go: (step: string, change?: boolean) => void
  /** Checks the current step and goes on; what is wrong is shown and keeps one there. */
  readonly next: () => void
  /** Goes to the first step in which something is wrong, and shows it. */
  readonly showAll: (problems: ReturnType<typeof readAnswers>['problems']) => boolean
  readonly end: () => void
}

/** One section of the form at a time, with the browser's own back and forward. */
export function takeSteps(
  form: HTMLFormElement,
  setup: Setup,
  onShow: (step: string, isFirst: boolean) => void,
): Steps {
  const sections = new Map(
    [...form.querySelectorAll<HTMLElement>('[data-step]')].map((one) => [
      one.dataset.step ?? '',
      one,
    ]),
  )
  const head = need(form.ownerDocument, '.form-head h1')
  const title = head.textContent ?? ''
  const back = backLink(setup)
  const first = [...sections.keys()][0] ?? ''
  let place: Place = { step: first, depth: 0 }
  let ended = false

  function asked(): string[] {
    const { answers } = readAnswers(form, setup)
    const situation = answers.get('situation')?.[0] as Situation | undefined
    const nothingPaid =
      situation !== undefined &&
      WITHOUT_PAYMENTS.includes(situation) &&
      !answers.get('also')?.includes('paid') &&
      filledRows(answers, 'payment').length === 0
    return [...sections.keys()].filter((step) => step !== 'money' || !nothingPaid)
  }

  function show(focus: boolean): void {
    const steps = asked()
    const n = steps.indexOf(place.step) + 1
    for (const [step, section] of sections) section.hidden = step !== place.step
    const section = sections.get(place.step) as HTMLElement
    clearProblems(section)
    const heading = need(section, '.step-title')
    head.textContent = say(setup, 'report.stepOf', { title, n, total: steps.length })
    back.hidden = place.depth === 0
    retitle(titleOf(place.step))
    onShow(place.step, place.step === first)
    if (!focus) return
    scrollTo(0, 0)
    heading.focus({ preventScroll: true })
  }

  function titleOf(step: string): string {
    const heading = need(sections.get(step) as HTMLElement, '.step-title')
    return `${heading.textContent} · ${head.textContent}`
  }

  function retitle(words: string): void {
    document.title = say(setup, 'site.pageTitle', {
      title: words,
      site: say(setup, 'site.name'),
    })
  }

  function go(step: string, change = false): void {
    place = { step, depth: place.depth + 1, ...(change && { change }) }
    history.pushState(place, '')
    show(true)
  }

  function refuse(problems: ReturnType<typeof readAnswers>['problems']): void {
    showProblems(sections.get(place.step) as HTMLElement, problems, setup)
    retitle(say(setup, 'site.errorTitle', { title: titleOf(place.step) }))
  }

  const stepOf = (field: string) =>
    [...sections].find(([, section]) => section.querySelector(`[id="${CSS.escape(field)}"]`))?.[0]

  function next(): void {
    const wrong = readAnswers(form, setup).problems.filter(
      ({ field }) => stepOf(field) === place.step,
    )
    if (wrong.length > 0) {
      refuse(wrong)
      return
    }
    const steps = asked()
    const following = steps[steps.indexOf(place.step) + 1]
    if (place.change) go('check')
    else if (following) go(following)
  }

  function showAll(problems: ReturnType<typeof readAnswers>['problems']): boolean {
    const [first] = problems
    if (!first) {
      clearProblems(sections.get(place.step) as HTMLElement)
      retitle(titleOf(place.step))
      return false
    }
    const step = stepOf(first.field) ?? place.step
    if (step !== place.step) go(step, true)
    refuse(problems.filter(({ field }) => stepOf(field) === step))
    return true
  }

  addEventListener('popstate', ({ state }) => {
    if (ended || !sections.has(state?.step)) return
    // Places of a page that was reloaded are remembered, its answers aren't: begin at the beginning.
    const begun = need(form, `[data-step="${first}"]`).querySelector(':checked')
    place = begun ? state : { step: first, depth: 0 }
    show(true)
  })
  back.addEventListener('click', (event) => {
    event.preventDefault()
    history.back()
  })
  head.insertAdjacentElement('beforebegin', back)
  for (const on of form.querySelectorAll<HTMLElement>('.step-on')) on.hidden = false
  for (const button of form.querySelectorAll('[data-on]')) button.addEventListener('click', next)
  // The report that was sent from here before the page was loaded again is told by its place.
  history.replaceState({ ...place, after: history.state?.after }, '')
  show(false)

  return {
    current: () => place.step,
    go,
    next,
    showAll,
    end: () => {
      ended = true
      back.remove()
    },
  }
}

const backLink = (setup: Setup) =>
  make(
    'a',
    { class: 'back no-print', href: '#' },
    make('span', { 'aria-hidden': 'true' }, '‹'),
    ` ${say(setup, 'form.back')}`,
  )
