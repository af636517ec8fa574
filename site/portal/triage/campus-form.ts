import type { Officer } from '../../../functions/access/officer'
import { campusInput } from '../../../functions/campus/campus.schema'
import { proposeForSchool } from '../../../functions/campus/propose-for-school'
import { type FieldError, PROBLEMS } from '../../../functions/http/errors'
import { validate } from '../../../functions/http/validate'
import { readConsoleForm } from '../../../functions/triage/read-console-form'
import type { Desk } from './desk'

type Fields = Readonly<Record<string, string>>

export type CampusAnswer =
  | { readonly leadTo: string }
  | {
      readonly errors: readonly FieldError[]
      readonly fields: Fields
      readonly status: number
    }

/** A whole warning in one language, and room for what is typed too long. */
const MOST = 65_536

const lines = (text: string | undefined) =>
  (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)

/** Proposes what the form of /triage/campus/warn/ says. */
export async function proposeFromForm(
  desk: Desk,
  officer: Officer,
  request: Request,
): Promise<CampusAnswer> {
  const read = await readConsoleForm(request, MOST)
  if (!read.ok) return { errors: [], fields: {}, status: PROBLEMS[read.error] }
  const fields = read.value
  const { scamType, since, confidence, lastsUntil, title, summary, what, where, grounds } = fields
  const input = validate(campusInput, {
    ...{ scamType, since: since || null, confidence, lastsUntil },
    zh: {
      ...{ title, summary, what: what?.replace(/\r\n/g, '\n') },
      ...(where && { where }),
      ...{ signs: lines(fields.signs), todo: lines(fields.todo) },
      grounds: grounds?.replace(/\r\n/g, '\n'),
    },
  })
  const again = (errors: readonly FieldError[], status: number = PROBLEMS.invalid) => ({
    ...{ errors, fields, status },
  })
  if (!input.ok) return again(input.error)
  const done = await proposeForSchool(desk.ctx, officer, input.value)
  if (done.ok) return { leadTo: desk.paths.campus({ done: 'proposed' }) }
  if (done.error.code === 'invalid') return again(done.error.errors)
  return again([], PROBLEMS[done.error.code])
}
