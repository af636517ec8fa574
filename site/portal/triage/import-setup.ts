import { civilDateOf } from '../../../functions/fields/civil-date'
import type { ImportSetup } from '../../enhance/import-reports/setup'
import { apiPaths } from '../../paths'
import type { Desk } from './desk'
import { importWords } from './import-words'

/** What the import's script needs to know; null for whom the gate let in no further. */
export function importSetup({ ctx, entry, locale, words: { t } }: Desk): ImportSetup | null {
  if (!entry.officer) return null
  const { timeZone } = ctx.operator
  const centre = entry.officer.centreId
  return {
    ...{ locale, timeZone, centre },
    recipients: ctx.centres.recipientsFor(centre, civilDateOf(ctx.clock(), timeZone)),
    api: apiPaths.deskReports(),
    known: apiPaths.importedRows(),
    words: importWords(locale),
    say: t.section('desk.import.words'),
    wrong: t.section('desk.import.wrong'),
    errors: t.section('desk.import.error'),
  }
}
