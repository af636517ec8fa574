import file from '../../content/warnings.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { editorsWarningsSchema, warningsOf } from '../../functions/warnings/editors-warnings.schema'
import type { Locale } from '../editions'
import { inLanguage, operator } from './operator'

const parsed = parseContent(editorsWarningsSchema, file, 'content/warnings.yaml')

/** The editors' warnings, for where there is no Worker that knows the others. */
export const editorsWarnings = warningsOf(parsed, operator.timeZone)

/** What stands under an example. */
export const exampleWords = (locale: Locale) => inLanguage(parsed.example, locale)
