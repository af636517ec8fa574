import file from '../../content/audio/dialects.yaml'
import { parseContent } from '../../functions/content/parse-content'
import type { Locale } from '../editions'
import { dialectsSchema } from '../schemas/dialects'
import { inLanguage } from './operator'

/** Addresses of the files, by their path. */
const files = import.meta.glob<string>('../../content/audio/*/*.mp3', {
  eager: true,
  query: '?url',
  import: 'default',
})

const dialects = parseContent(dialectsSchema, file, 'content/audio/dialects.yaml')

/** The recordings of a guide's one-minute text that the operator has made; [] where there are none. */
export const recordingsOf = (slug: string, locale: Locale) =>
  dialects.flatMap((dialect) => {
    const src = files[`../../content/audio/${dialect.id}/${slug}.mp3`]
    return src === undefined ? [] : [{ src, lang: dialect.lang, name: inLanguage(dialect, locale) }]
  })
