import file from '../../content/operator.yaml'
import { parseContent } from '../../functions/content/parse-content'
import type { Bilingual } from '../../functions/content/shapes'
import { operatorSchema } from '../../functions/operator/operator.schema'
import type { Locale } from '../editions'

/** Who runs this portal. */
export const operator = parseContent(operatorSchema, file, 'content/operator.yaml')

/** One of a pair of words, in the page's language. */
export const inLanguage = (words: Bilingual, locale: Locale) =>
  locale === 'zh-CN' ? words.zh : words.en
