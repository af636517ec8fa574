import { describe, expect, test } from 'vitest'
import { ALL_CLEAR } from '../../site/schemas/all-clear.ts'
import { allQuestions } from '../../site/schemas/class-questions.ts'
import { type Content, findBrokenReferences } from '../../site/schemas/find-broken-references.ts'
import { loadContent } from '../../site/schemas/load-content.ts'
import { pathsFrom } from '../../site/schemas/scenario-paths.ts'

const shipped = loadContent()
const LOCALES = ['zh-CN', 'en'] as const

describe.for(LOCALES)('%s', (locale) => {
  const { questions, scenarios, papers } = shipped.classes[locale]

  test('there are at least sixty questions and eight chats', () => {
    expect(allQuestions(questions.rounds).length).toBeGreaterThanOrEqual(60)
    expect(scenarios.scenarios.length).toBeGreaterThanOrEqual(8)
  })

  test('the right answer is no more often in one place than in two others together', () => {
    const four = allQuestions(questions.rounds).filter(({ answers }) => answers.length === 4)
    const counts = [1, 2, 3, 4].map((place) => four.filter(({ right }) => right === place).length)
    expect(Math.max(...counts)).toBeLessThan(four.length / 2)
    expect(Math.min(...counts)).toBeGreaterThan(four.length / 10)
  })

  test.for(scenarios.scenarios)('every path through “$title” ends', ({ start, nodes }) => {
    const paths = pathsFrom(start, nodes)
    const last = paths.map((path) => nodes[path.at(-1) ?? ''])
    expect(last.filter((node) => node?.end === undefined)).toEqual([])
    expect(new Set(last.map((node) => node?.end?.how)).size).toBeGreaterThan(1)
  })

  test('whatever was chosen, stopping is still offered before the end', () => {
    const trapped = scenarios.scenarios.filter(({ start, nodes }) =>
      pathsFrom(start, nodes).every((path) => nodes[path.at(-1) ?? '']?.end?.how === 'paid'),
    )
    expect(trapped).toEqual([])
  })

  test('no end, answer or paper says that anybody is safe', () => {
    const text = JSON.stringify([questions, scenarios, papers])
    expect('现在你安全了').toMatch(ALL_CLEAR)
    expect('You are safe now.').toMatch(ALL_CLEAR)
    expect(text).not.toMatch(ALL_CLEAR)
  })
})

describe('what points nowhere is named by file, field and reason', () => {
  test.for<[string, (content: Content) => unknown, string]>([
    [
      'a question’s guide',
      (c) => Object.assign(questionOf(c), { guide: 'gone' }),
      'content/class/zh-CN/questions.yaml: three-likes.guide: gone is no guide',
    ],
    [
      'a question’s rule',
      (c) => Object.assign(questionOf(c), { rule: 'gone' }),
      'content/class/zh-CN/questions.yaml: three-likes.rule: gone is not in rules.yaml',
    ],
    [
      'a question’s figure',
      (c) => Object.assign(questionOf(c), { fact: 'gone' }),
      'content/class/zh-CN/questions.yaml: three-likes.fact: gone is not in content/facts',
    ],
    [
      'a chat’s guide',
      (c) => Object.assign(chatOf(c), { guide: 'gone' }),
      'content/class/zh-CN/scenarios.yaml: task-group.guide: gone is no guide',
    ],
    [
      'a step that the guide doesn’t have',
      (c) => Object.assign(chatOf(c).nodes['left-early']?.end ?? {}, { step: 9 }),
      'content/class/zh-CN/scenarios.yaml: task-group.nodes.left-early.end.step: 9, but task-rebate has 6',
    ],
    [
      'an end that reassures',
      (c) => Object.assign(chatOf(c).nodes['left-early']?.end ?? {}, { title: '你安全了' }),
      'content/class/zh-CN/scenarios.yaml: task-group.nodes.left-early.end: says that somebody is safe, which nobody can know',
    ],
    [
      'a slide’s question',
      (c) => Object.assign(slideOf(c, 'question-1'), { question: 'gone' }),
      'content/class/zh-CN/lesson.yaml: question-1.question: gone is not in questions.yaml',
    ],
    [
      'a slide’s chat',
      (c) => Object.assign(slideOf(c, 'play'), { scenario: 'gone' }),
      'content/class/zh-CN/lesson.yaml: play.scenario: gone is not in scenarios.yaml',
    ],
    [
      'a rule of the handout',
      (c) => c.classes['zh-CN'].papers.handout.rules.splice(0, 1, 'gone'),
      'content/class/zh-CN/papers.yaml: handout.rules: gone is not in rules.yaml',
    ],
    [
      'a number on the poster',
      (c) => Object.assign(c.classes['zh-CN'].papers.poster.calls[0] ?? {}, { number: '119' }),
      'content/class/zh-CN/papers.yaml: poster.calls: 119 is not in content/helplines.yaml',
    ],
    [
      'a question that only one language has',
      (c) => c.classes.en.questions.rounds[0]?.questions.shift(),
      'content/class/en/questions.yaml: deposit-298 task-rebate pay-first  4 1: not the same as in Chinese',
    ],
    [
      'a choice that leads elsewhere in English',
      (c) =>
        Object.assign(c.classes.en.scenarios.scenarios[0]?.nodes.chain?.choices?.[0] ?? {}, {
          to: 'lost-3000',
        }),
      'content/class/en/scenarios.yaml: task-group chain 2 say lost-3000 do lost-3000: not the same as in Chinese',
    ],
  ])('%s', ([, breakIt, problem]) => {
    const broken = structuredClone(shipped)
    breakIt(broken)
    expect(findBrokenReferences(broken)).toContain(problem)
  })
})

const questionOf = ({ classes }: Content) =>
  classes['zh-CN'].questions.rounds[0]?.questions[0] ?? {}
const chatOf = ({ classes }: Content) => {
  const [first] = classes['zh-CN'].scenarios.scenarios
  if (!first) throw new Error('no scenario')
  return first
}
const slideOf = ({ classes }: Content, id: string) =>
  classes['zh-CN'].lesson.slides.find((slide) => slide.id === id) ?? {}
