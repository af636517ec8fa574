import { frameOf } from '../../functions/embeds/describe-embed'
import { type EmbedName, FRAME } from '../../functions/embeds/vocabulary'
import type { Locale } from '../editions'
import { embedPath } from '../paths'

/** What somebody chose; what stays empty is left to the widget. */
export interface Choice {
  readonly name: EmbedName
  readonly query: Readonly<Record<string, string>>
  /** CSS pixels; the usual of the widget where it isn't said. */
  readonly height?: number | undefined
}

export interface Surroundings {
  /** Where the portal is: https://… */
  readonly origin: string
  readonly script: string
  readonly integrity: string
  /** In the widget's language: what its readers call it, and the page that a plain link leads to, below the origin. */
  readonly places: Readonly<Record<Locale, { readonly title: string; readonly link: string }>>
}

/** A piece of code for each way of putting a widget into a page. Pure. */
export function snippetsFor({ name, query, height }: Choice, where: Surroundings) {
  const src = where.origin + embedPath(name, { ...query })
  const { title, link: page } = placeOf(query, where)
  const to = where.origin + leadsTo(name, query, page)
  const attributes = [['name', name], ...Object.entries(query)]
    .map(([key, value]) => ` ${key}="${inAttribute(value ?? '')}"`)
    .join('')
  const link = `<a href="${inAttribute(to)}" target="_blank" rel="noopener">${inAttribute(title)}</a>`
  return {
    frame: frameOf({
      ...{ name, src, title },
      ...{ width: '100%', height: height ?? FRAME[name].height },
    }),
    script: `<script src="${where.origin}${where.script}" integrity="${where.integrity}" crossorigin="anonymous" defer></script>
<jingzhong-widget${attributes}>${link}</jingzhong-widget>`,
    link,
  }
}

/** What the chosen widget is called by its readers, and where it leads. Pure. */
export const placeOf = (query: Choice['query'], where: Surroundings) =>
  where.places[query.lang === 'en' ? 'en' : 'zh-CN']

/** The board is a page of its own; a list of warnings is narrowed as its widget is. */
function leadsTo(name: EmbedName, query: Choice['query'], page: string): string {
  if (name === 'board') return embedPath(name, { ...query })
  const { school, type } = query
  const only = new URLSearchParams({ ...(school && { school }), ...(type && { type }) }).toString()
  return name === 'warnings' && only ? `${page}?${only}` : page
}

export type Ways = ReturnType<typeof snippetsFor>
export const WAYS = ['frame', 'script', 'link'] as const satisfies readonly (keyof Ways)[]

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const inAttribute = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
