import type { Locale } from '../editions'
import { wordsIn } from '../i18n'
import { classIn, questionCalled, ruleCalled, scenarioCalled } from '../queries/class'
import type { LessonSlide } from '../schemas/class-lesson'

/** A slide as it is shown, on the page and in the .pptx alike. */
export interface ShownSlide {
  /** Of the slide in lesson.yaml; an answer shares it with its question. */
  readonly id: string
  readonly kind: 'title' | 'list' | 'says' | 'question' | 'answer' | 'scenario' | 'rule'
  /** A word above the title. */
  readonly label?: string
  readonly title: string
  readonly lines: readonly string[]
  /** Which of the lines is the answer, from 0. */
  readonly right?: number
  /** A sentence or two below. */
  readonly body?: string
  /** What the reader may answer, on the slide of a chat. */
  readonly choices?: readonly string[]
  /** The chat that this slide opens. */
  readonly scenario?: string
  readonly notes: string
}

/** The lesson's slides in order; a question is two of them. */
export const slidesIn = (locale: Locale): ShownSlide[] =>
  classIn(locale).lesson.slides.flatMap((slide) => shown(slide, locale))

function shown(slide: LessonSlide, locale: Locale): ShownSlide[] {
  const t = wordsIn(locale)
  const { id, notes } = slide
  switch (slide.kind) {
    case 'question': {
      const { ask, answers, right, why } = questionCalled(slide.question, locale)
      const asked = { id, title: ask, lines: answers, notes }
      return [
        { ...asked, kind: 'question' },
        { ...asked, kind: 'answer', right: right - 1, body: why },
      ]
    }
    case 'scenario': {
      const { title, you, nodes, start } = scenarioCalled(slide.scenario, locale)
      const first = nodes[start]
      return [
        {
          id,
          kind: 'scenario',
          label: t('class.deck.scenarioLabel'),
          title,
          body: you,
          lines: first?.lines ?? [],
          choices: (first?.choices ?? []).map((choice) => choice.say ?? choice.do ?? ''),
          scenario: slide.scenario,
          notes,
        },
      ]
    }
    case 'rule': {
      const { say, because } = ruleCalled(slide.rule, locale)
      const label = t('class.deck.ruleLabel')
      return [{ id, kind: 'rule', label, title: say, lines: [], body: because, notes }]
    }
    default:
      return [slide]
  }
}
