import type { Locale } from './editions'

type Strings = { readonly [key: string]: string | Strings }

const files = import.meta.glob<Strings>('../content/strings/*/*.yaml', {
  eager: true,
  import: 'default',
})

const tables: Record<Locale, Map<string, string>> = { 'zh-CN': new Map(), en: new Map() }
for (const [file, strings] of Object.entries(files)) {
  const [, locale, area] = /strings\/([^/]+)\/([^/]+)\.yaml$/.exec(file) ?? []
  if (locale && area) flatten(strings, area, tables[locale as Locale])
}

/** `t('home.title', { n: 3 })`: the sentence with its `{n}` filled in. Escaping is the template's. */
export type Translate = (key: StringKey, values?: Record<string, string | number>) => string

/** The words of one language. A key without words throws, which stops the build. */
export function wordsIn(locale: Locale): Translate {
  const table = tables[locale]
  return (key, values = {}) => {
    const words = table.get(key)
    if (words === undefined) throw new Error(`content/strings/${locale}: no words for "${key}"`)
    return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  }
}

function flatten(strings: Strings, path: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(strings)) {
    if (typeof value === 'string') into.set(`${path}.${key}`, value)
    else flatten(value, `${path}.${key}`, into)
  }
}
