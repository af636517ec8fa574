import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { toCrockford } from '../sealing/crockford.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { mac } from '../sealing/mac.ts'
import type { StaffInput } from './staff.schema.ts'
import type { Staff } from './staff.store.ts'

/** `no-school`: it isn't in the directory. `other-domain`: the mailbox isn't at the school's domain. */
export type LetInError = 'no-school' | 'other-domain' | 'taken'

const historyOf = (id: string): `person:${string}` => `person:${id}`

/** Enters somebody of a school: their mailbox must be at a domain that the directory gives that school. */
export async function letStaffIn(
  ctx: Context,
  officer: Officer,
  { name, email, school }: StaffInput,
): Promise<Result<{ readonly id: string; readonly version: number }, LetInError>> {
  if (!ctx.schools.find(school)) return err('no-school')
  if (ctx.schools.ofMailbox(email)?.id !== school) return err('other-domain')
  const tag = await mac(ctx.secrets.identity, 'jingzhong/v1/school-staff', utf8(email))
  const id = `p-${toCrockford(tag, 12).toLowerCase()}`
  const staff: Staff = { id, name, email, schoolId: school, active: true, version: 1 }
  const event = await linkEvent(
    ctx.secrets.audit,
    { seq: 0, mac: '' },
    {
      ...{ reportId: historyOf(id), centreId: officer.centreId, actor: officer.id },
      ...{ at: ctx.clock().toISOString(), type: 'staff-let-in', data: { school } },
    },
  )
  return (await ctx.staff.add(officer.centreId, staff, event))
    ? ok({ id, version: 1 })
    : err('taken')
}

/** Lets somebody of a school in again, or no longer: from the next request on. */
export async function switchStaff(
  ctx: Context,
  officer: Officer,
  id: string,
  { version, active }: { readonly version: number; readonly active: boolean },
): Promise<Result<number, 'not-found' | 'conflict'>> {
  const staff = await ctx.staff.find(officer.centreId, id)
  if (!staff) return err('not-found')
  if (staff.version !== version) return err('conflict')
  const event = await linkEvent(ctx.secrets.audit, await ctx.subjectLog.headOf(historyOf(id)), {
    ...{ reportId: historyOf(id), centreId: officer.centreId, actor: officer.id },
    ...{ at: ctx.clock().toISOString(), type: active ? 'staff-let-in' : 'staff-shut-out' },
    data: { school: staff.schoolId },
  })
  const done = await ctx.staff.change(officer.centreId, staff, active, event)
  return done ? ok(version + 1) : err('conflict')
}
