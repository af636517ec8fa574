import { civilDateOf } from '../../../functions/fields/civil-date'
import type { Setup } from '../../enhance/report-form/setup'
import { apiPaths } from '../../paths'
import { formSetup } from '../report/form-setup'
import type { FormState } from '../report/form-state'
import type { Desk } from './desk'

/** What the form's script needs to know, with the centre and the keys of whoever enters it. */
export function deskFormSetup({ ctx, entry }: Desk, form: FormState): Setup {
  const setup = formSetup(ctx, form)
  const centre = entry.officer?.centreId ?? setup.centre
  const today = civilDateOf(ctx.clock(), ctx.operator.timeZone)
  const recipients = ctx.centres.recipientsFor(centre, today)
  return { ...setup, centre, recipients, api: apiPaths.deskReports() }
}
