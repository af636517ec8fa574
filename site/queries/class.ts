import enLesson from '../../content/class/en/lesson.yaml'
import enPapers from '../../content/class/en/papers.yaml'
import enQuestions from '../../content/class/en/questions.yaml'
import enRules from '../../content/class/en/rules.yaml'
import enScenarios from '../../content/class/en/scenarios.yaml'
import zhLesson from '../../content/class/zh-CN/lesson.yaml'
import zhPapers from '../../content/class/zh-CN/papers.yaml'
import zhQuestions from '../../content/class/zh-CN/questions.yaml'
import zhRules from '../../content/class/zh-CN/rules.yaml'
import zhScenarios from '../../content/class/zh-CN/scenarios.yaml'
import { parseContent } from '../../functions/content/parse-content'
import type { Locale } from '../editions'
import { classLessonSchema } from '../schemas/class-lesson'
import { classPapersSchema } from '../schemas/class-papers'
import { allQuestions, type ClassQuestion, classQuestionsSchema } from '../schemas/class-questions'
import { type ClassRule, classRulesSchema } from '../schemas/class-rules'
import { classScenariosSchema, type Scenario } from '../schemas/class-scenarios'
import type { ClassContent } from '../schemas/find-broken-class'

const contentOf = (locale: Locale, files: Record<keyof ClassContent, unknown>): ClassContent => {
  const at = (file: string) => `content/class/${locale}/${file}.yaml`
  return {
    rules: parseContent(classRulesSchema, files.rules, at('rules')),
    questions: parseContent(classQuestionsSchema, files.questions, at('questions')),
    scenarios: parseContent(classScenariosSchema, files.scenarios, at('scenarios')),
    lesson: parseContent(classLessonSchema, files.lesson, at('lesson')),
    papers: parseContent(classPapersSchema, files.papers, at('papers')),
  }
}

const contents: Record<Locale, ClassContent> = {
  'zh-CN': contentOf('zh-CN', {
    rules: zhRules,
    questions: zhQuestions,
    scenarios: zhScenarios,
    lesson: zhLesson,
    papers: zhPapers,
  }),
  en: contentOf('en', {
    rules: enRules,
    questions: enQuestions,
    scenarios: enScenarios,
    lesson: enLesson,
    papers: enPapers,
  }),
}

/** All that the class has in a language. */
export const classIn = (locale: Locale): ClassContent => contents[locale]

/** A habit by its id; the build's check knows that it exists. */
export const ruleCalled = (id: string, locale: Locale): ClassRule =>
  found(
    contents[locale].rules.find((rule) => rule.id === id),
    id,
  )

export const questionCalled = (id: string, locale: Locale): ClassQuestion =>
  found(
    allQuestions(contents[locale].questions.rounds).find((question) => question.id === id),
    id,
  )

export const scenarioCalled = (id: string, locale: Locale): Scenario =>
  found(
    contents[locale].scenarios.scenarios.find((scenario) => scenario.id === id),
    id,
  )

function found<T>(one: T | undefined, id: string): T {
  if (one === undefined) throw new Error(`content/class: there is no "${id}"`)
  return one
}
