import file from '../../content/operator.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { operatorSchema } from '../../functions/operator/operator.schema'
import type { Locale } from '../editions'

/** Who runs this portal. */
export const operator = parseContent(operatorSchema, file, 'content/operator.yaml')

/** One of a pair (words, or a group of them), in the page's language. */
export const inLanguage = <T>(words: { readonly zh: T; readonly en: T }, locale: Locale): T =>
  locale === 'zh-CN' ? words.zh : words.en
