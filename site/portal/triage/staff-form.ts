import type { Officer } from '../../../functions/access/officer'
import { PROBLEMS } from '../../../functions/http/errors'
import { validate } from '../../../functions/http/validate'
import { letStaffIn, switchStaff } from '../../../functions/schools/let-staff-in'
import { staffInput, staffSwitchInput } from '../../../functions/schools/staff.schema'
import { readConsoleForm } from '../../../functions/triage/read-console-form'
import type { Desk } from './desk'

type Fields = Readonly<Record<string, string>>
type At = 'name' | 'email' | 'school'

export type StaffAnswer =
  | { readonly leadTo: string }
  | {
      readonly problem: 'invalid' | 'conflict' | 'taken' | 'no-school' | 'other-domain'
      /** The field that is wrong, where it is one. */
      readonly at: At | null
      readonly status: number
      readonly fields: Fields
    }

/** Does what a form of /triage/schools/ asks for; `act` says which one it is. */
export async function actOnStaff(
  desk: Desk,
  officer: Officer,
  request: Request,
): Promise<StaffAnswer> {
  const read = await readConsoleForm(request)
  if (!read.ok) return failed('invalid', null, {})
  const fields = read.value
  const { ctx, paths } = desk
  if (fields.act === 'add') {
    const { name, email, school } = fields
    const input = validate(staffInput, { name, email, school })
    if (!input.ok) {
      const [first] = input.error
      return failed('invalid', (first?.pointer.slice(1) as At) || null, fields)
    }
    const done = await letStaffIn(ctx, officer, input.value)
    if (done.ok) return { leadTo: paths.schools({ done: 'added' }) }
    const at = done.error === 'no-school' ? 'school' : 'email'
    return failed(done.error, at, fields)
  }
  const active = fields.act === 'on'
  const input = validate(staffSwitchInput, { version: Number(fields.version), active })
  if (!input.ok || !['on', 'off'].includes(fields.act ?? '')) return failed('invalid', null, {})
  const done = await switchStaff(ctx, officer, fields.person ?? '', input.value)
  return done.ok
    ? { leadTo: paths.schools({ done: active ? 'on' : 'off' }) }
    : failed('conflict', null, {})
}

const failed = (
  problem: 'invalid' | 'conflict' | 'taken' | 'no-school' | 'other-domain',
  at: At | null,
  fields: Fields,
): StaffAnswer => {
  const isConflict = problem === 'conflict' || problem === 'taken'
  return { problem, at, fields, status: PROBLEMS[isConflict ? 'conflict' : 'invalid'] }
}
