import type { Answers } from './form-answers.ts'
import type { FieldProblem } from './form-problems.ts'

/** Buttons of the form that don't send it: they only give it back with something more on it. */
export const FORM_BUTTONS = ['add-payment', 'add-indicator', 'find'] as const
export type FormButton = (typeof FORM_BUTTONS)[number]

/** Why a form came back although nothing in it may be wrong; words: `report.notice.<notice>`. */
export type Notice = 'expired' | 'unavailable' | 'too-large' | 'unreadable'

/** What the page shows next. `token` is what the form on it carries. */
export type ReportFormView =
  | {
      readonly view: 'form'
      readonly status: number
      readonly token: string
      readonly answers: Answers
      readonly problems: readonly FieldProblem[]
      readonly notice?: Notice
      readonly pressed?: FormButton
    }
  | {
      readonly view: 'already'
      readonly status: 409
      readonly token: string
      readonly answers: Answers
      /** The report that this form had already made, under other answers. */
      readonly reference: string
    }
  | {
      readonly view: 'received'
      readonly status: 200
      readonly reference: string
      readonly receipt: string
      readonly adds: string | null
      /** What warnings may be about: an id, and a name as it was typed; empty where nothing was said. */
      readonly named: { readonly scamType: string; readonly school: string }
      readonly mayCall: boolean
      /** What it was about: the situation, or the kind of a report that has none. */
      readonly about: string
      /** When somebody should have looked; null once somebody has. */
      readonly dueAt: string | null
    }
