import { COUNT, type EmbedLook, SIZES, THEMES } from './vocabulary.ts'

/**
 * How a widget is to look, by its address: lang (zh-CN or en), theme, size, count, height=auto. What can't be
 * read is passed over: a widget stands in somebody else's page, where nobody would see an error. Pure.
 */
export function readLook(query: URLSearchParams): EmbedLook {
  const count = Number(query.get('count'))
  return {
    locale: query.get('lang') === 'en' ? 'en' : 'zh-CN',
    theme: THEMES.find((one) => one === query.get('theme')) ?? 'auto',
    size: SIZES.find((one) => one === query.get('size')) ?? 'usual',
    count: Number.isInteger(count) && count >= 1 && count <= COUNT.most ? count : COUNT.usual,
    fit: query.get('height') === 'auto',
  }
}
