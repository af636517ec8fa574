import type { Officer } from '../../../functions/access/officer'
import { campusInput, campusRevision } from '../../../functions/campus/campus.schema'
import { proposeForSchool } from '../../../functions/campus/propose-for-school'
import { type OwnProposal, reviseForSchool } from '../../../functions/campus/revise-for-school'
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

/** What somebody said before, as the fields of the form. English that a program sent has none there. */
export function fieldsOf({ version, said }: OwnProposal): Fields {
  const { zh, scamType, since, confidence, lastsUntil } = said
  return {
    ...{ version: String(version), scamType, since: since ?? '', confidence, lastsUntil },
    ...{ title: zh.title, summary: zh.summary, what: zh.what, where: zh.where ?? '' },
    ...{ signs: zh.signs.join('\n'), todo: zh.todo.join('\n'), grounds: zh.grounds },
  }
}

/** Proposes what the form of /triage/campus/warn/ says, or changes `warning`, which was sent back. */
export async function proposeFromForm(
  desk: Desk,
  officer: Officer,
  request: Request,
  warning: string | undefined,
): Promise<CampusAnswer | 'not-found'> {
  const read = await readConsoleForm(request, MOST)
  if (!read.ok) return { errors: [], fields: {}, status: PROBLEMS[read.error] }
  const fields = read.value
  const { scamType, since, confidence, lastsUntil, title, summary, what, where, grounds } = fields
  const said = {
    ...{ scamType, since: since || null, confidence, lastsUntil },
    zh: {
      ...{ title, summary, what: what?.replace(/\r\n/g, '\n') },
      ...(where && { where }),
      ...{ signs: lines(fields.signs), todo: lines(fields.todo) },
      grounds: grounds?.replace(/\r\n/g, '\n'),
    },
  }
  const again = (errors: readonly FieldError[], status: number = PROBLEMS.invalid) => ({
    ...{ errors, fields, status },
  })
  const { ctx, paths } = desk
  if (warning === undefined) {
    const input = validate(campusInput, said)
    if (!input.ok) return again(input.error)
    const done = await proposeForSchool(ctx, officer, input.value)
    if (done.ok) return { leadTo: paths.campus({ done: 'proposed' }) }
    return done.error.code === 'invalid'
      ? again(done.error.errors)
      : again([], PROBLEMS[done.error.code])
  }
  const input = validate(campusRevision, { ...said, version: Number(fields.version) })
  if (!input.ok) return again(input.error)
  const done = await reviseForSchool(ctx, officer, warning, input.value)
  if (done.ok) return { leadTo: paths.campus({ done: 'revised' }) }
  if (done.error.code === 'not-found') return 'not-found'
  return done.error.code === 'invalid'
    ? again(done.error.errors)
    : again([], PROBLEMS[done.error.code])
}
