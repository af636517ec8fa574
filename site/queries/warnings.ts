import file from '../../content/warnings.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { editorsWarningsSchema, warningsOf } from '../../functions/warnings/editors-warnings.schema'
import { mergeWarnings } from '../../functions/warnings/merge-warnings'
import { toEntry } from '../../functions/warnings/to-entry'
import type { Locale } from '../editions'
import { inLanguage, operator } from './operator'

const parsed = parseContent(editorsWarningsSchema, file, 'content/warnings.yaml')

/** The editors' warnings, for where there is no Worker that knows the others. */
export const editorsWarnings = warningsOf(parsed, operator.timeZone)

/** What the static kit warns of: what the editors wrote and has not ended on the day of the build. */
export const kitWarnings = () =>
  mergeWarnings(
    editorsWarnings.map(toEntry),
    { entries: [], withdrawn: [] },
    new Date().toISOString(),
  )

/** What stands under an example. */
export const exampleWords = (locale: Locale) => inLanguage(parsed.example, locale)
