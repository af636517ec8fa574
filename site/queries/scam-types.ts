import file from '../../content/scam-types.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { scamTypesSchema } from '../../functions/reports/scam-types.schema'
import type { Locale } from '../editions'
import { inLanguage } from './operator'

const types = parseContent(scamTypesSchema, file, 'content/scam-types.yaml')

/** The kinds of scam as choices, in the list's order, which ends with “other” and “not sure”. */
export const scamTypeChoices = (locale: Locale) =>
  types.map((type) => ({ value: type.id, label: inLanguage(type, locale) }))

/** The name of a kind of scam; an id that a later list no longer has is shown as it is. */
export function scamTypeName(id: string, locale: Locale): string {
  const type = types.find((one) => one.id === id)
  return type ? inLanguage(type, locale) : id
}

/** The slug of a type's guide; null where there is none. */
export const guideOfType = (id: string): string | null =>
  types.find((one) => one.id === id)?.guide ?? null
