import { ALL_CLEAR } from './all-clear.ts'
import type { ClassLesson } from './class-lesson.ts'
import type { ClassPapers } from './class-papers.ts'
import { allQuestions, type ClassQuestions } from './class-questions.ts'
import type { ClassRules } from './class-rules.ts'
import type { ClassScenarios, Scenario } from './class-scenarios.ts'

/** The files of content/class in one language. */
export interface ClassContent {
  readonly rules: ClassRules
  readonly questions: ClassQuestions
  readonly scenarios: ClassScenarios
  readonly lesson: ClassLesson
  readonly papers: ClassPapers
}

/** What the class may point to. */
export interface ClassGround {
  /** How many steps a guide has, by slug; undefined where there is no such guide. */
  readonly stepsOf: (slug: string) => number | undefined
  readonly facts: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
}

type Problems = Iterable<string>

/** What points nowhere in one language of content/class, one line each: `file: field: reason`. */
export function* findBrokenClass(
  locale: string,
  content: ClassContent,
  ground: ClassGround,
): Problems {
  const folder = `content/class/${locale}`
  const { questions, scenarios, lesson, papers } = content
  const rules = new Set(content.rules.map(({ id }) => id))
  const questionIds = new Set(allQuestions(questions.rounds).map(({ id }) => id))
  const scenarioIds = new Set(scenarios.scenarios.map(({ id }) => id))

  for (const { id, guide, rule, fact } of allQuestions(questions.rounds)) {
    const at = `${folder}/questions.yaml: ${id}`
    if (ground.stepsOf(guide) === undefined) yield `${at}.guide: ${guide} is no guide`
    if (rule && !rules.has(rule)) yield `${at}.rule: ${rule} is not in rules.yaml`
    if (fact && !ground.facts.has(fact)) yield `${at}.fact: ${fact} is not in content/facts`
  }
  for (const scenario of scenarios.scenarios) {
    yield* scenarioProblems(`${folder}/scenarios.yaml: ${scenario.id}`, scenario, ground)
  }
  for (const slide of lesson.slides) {
    const at = `${folder}/lesson.yaml: ${slide.id}`
    if (slide.kind === 'question' && !questionIds.has(slide.question)) {
      yield `${at}.question: ${slide.question} is not in questions.yaml`
    }
    if (slide.kind === 'scenario' && !scenarioIds.has(slide.scenario)) {
      yield `${at}.scenario: ${slide.scenario} is not in scenarios.yaml`
    }
    if (slide.kind === 'rule' && !rules.has(slide.rule)) {
      yield `${at}.rule: ${slide.rule} is not in rules.yaml`
    }
  }
  for (const id of papers.handout.rules.filter((one) => !rules.has(one))) {
    yield `${folder}/papers.yaml: handout.rules: ${id} is not in rules.yaml`
  }
  for (const { number } of papers.poster.calls.filter((call) => !ground.numbers.has(call.number))) {
    yield `${folder}/papers.yaml: poster.calls: ${number} is not in content/helplines.yaml`
  }
}

function* scenarioProblems(at: string, scenario: Scenario, { stepsOf }: ClassGround): Problems {
  const steps = stepsOf(scenario.guide)
  if (steps === undefined) {
    yield `${at}.guide: ${scenario.guide} is no guide`
    return
  }
  for (const [id, { end }] of Object.entries(scenario.nodes)) {
    if (!end) continue
    if (end.step && end.step > steps) {
      yield `${at}.nodes.${id}.end.step: ${end.step}, but ${scenario.guide} has ${steps}`
    }
    if (ALL_CLEAR.test(end.title + end.body)) {
      yield `${at}.nodes.${id}.end: says that somebody is safe, which nobody can know`
    }
  }
}

/** Both languages ask, tell and print the same: what differs, one line each. */
export function* classesOutOfStep(zh: ClassContent, en: ClassContent): Problems {
  for (const [file, shape] of Object.entries(SHAPES)) {
    const [chinese, english] = [shape(zh), shape(en)]
    const place = english.findIndex((line, n) => line !== chinese[n])
    if (place >= 0 || chinese.length !== english.length) {
      const at = english[Math.max(place, 0)] ?? '(end)'
      yield `content/class/en/${file}.yaml: ${at}: not the same as in Chinese`
    }
  }
}

/** What has to be the same in both languages, in order. */
const SHAPES: Record<keyof ClassContent, (content: ClassContent) => string[]> = {
  rules: ({ rules }) => rules.map(({ id }) => id),
  questions: ({ questions }) =>
    questions.rounds.flatMap((round) => [
      round.id,
      ...round.questions.map(({ id, guide, rule, fact, answers, right }) =>
        [id, guide, rule, fact, answers.length, right].join(' '),
      ),
    ]),
  scenarios: ({ scenarios }) =>
    scenarios.scenarios.flatMap(({ id, guide, start, nodes }) => [
      [id, guide, start].join(' '),
      ...Object.entries(nodes).map(([name, { lines, choices = [], end }]) =>
        [id, name, lines.length, ...choices.map((one) => (one.say ? 'say ' : 'do ') + one.to)]
          .concat(end ? [end.how, end.step ?? '-'] : [])
          .join(' '),
      ),
    ]),
  lesson: ({ lesson }) => [
    ...lesson.plan.map(({ minutes, slides }) => [minutes, ...slides].join(' ')),
    ...lesson.slides.map((slide) =>
      [slide.id, slide.kind, 'lines' in slide ? slide.lines.length : ''].join(' '),
    ),
  ],
  papers: ({ papers: { handout, letter, poster } }) => [
    ['handout', ...handout.rules].join(' '),
    ['letter', letter.ask.lines.length, letter.signs.lines.length].join(' '),
    ['poster', ...poster.calls.map(({ number }) => number)].join(' '),
  ],
}
