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

type Values = Record<string, string | number>

/** `t('home.title', { n: 3 })`: the sentence with its `{n}` filled in. Escaping is the template's. */
export interface Translate {
  (key: StringKey, values?: Values): string
  /** The sentences of a YAML list, in order: `t.list('now.stop.steps')`. */
  list(key: StringListKey, values?: Values): string[]
  /** Whether this language has words at a key. */
  has(key: string): boolean
  /** Every sentence below a key, by the rest of its key: what a page hands to its script. */
  section(key: string): Record<string, string>
}

/** The words of one language. A key without words throws, which stops the build. */
export function wordsIn(locale: Locale): Translate {
  const table = tables[locale]
  const translate = (key: string, values: Values = {}): string => {
    const words = table.get(key)
    if (words === undefined) throw new Error(`content/strings/${locale}: no words for "${key}"`)
    return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  }
  const list = (key: string, values?: Values): string[] => {
    const words = []
    while (table.has(`${key}.${words.length}`))
      words.push(translate(`${key}.${words.length}`, values))
    if (words.length === 0) throw new Error(`content/strings/${locale}: no list at "${key}"`)
    return words
  }
  const section = (key: string) =>
    Object.fromEntries(
      [...table]
        .filter(([name]) => name.startsWith(`${key}.`))
        .map(([name, words]) => [name.slice(key.length + 1), words]),
    )
  return Object.assign(translate, { list, section, has: (key: string) => table.has(key) })
}

function flatten(strings: Strings, path: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(strings)) {
    if (typeof value === 'string') into.set(`${path}.${key}`, value)
    else flatten(value, `${path}.${key}`, into)
  }
}
