import { EMBEDS, type EmbedName, FRAME } from './vocabulary.ts'

/** What a frame needs at least to be of use, in CSS pixels. */
const LEAST = { width: 200, height: 160 } as const

/** Links open the real site, in a window of their own that is no longer in the sandbox. */
const SANDBOX = {
  plain: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  scripted: 'allow-same-origin allow-scripts allow-popups allow-popups-to-escape-sandbox',
}

/** The sandbox of a widget's frame in somebody else's page. Pure. */
export const sandboxOf = (name: EmbedName): string =>
  name === 'board' || name === 'job-ad' ? SANDBOX.scripted : SANDBOX.plain

export interface Embedding {
  readonly name: EmbedName
  /** The frame's address. */
  readonly src: string
  readonly title: string
  readonly width: number | '100%'
  readonly height: number
}

/** A frame to paste into a page: no style attribute, which a strict policy there would refuse. Pure. */
export const frameOf = ({ name, src, title, width, height }: Embedding): string =>
  `<iframe src="${inAttribute(src)}" title="${inAttribute(title)}" width="${width}" height="${height}" loading="lazy" referrerpolicy="no-referrer" sandbox="${sandboxOf(name)}" frameborder="0"></iframe>`

/**
 * Which widget an address of this portal shows, and its frame's address; null where it is none, or another
 * site's. A list of warnings is the widget with the same filters. Pure.
 */
export function embedAt(
  address: string,
  origin: string,
): { readonly name: EmbedName; readonly src: string } | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.origin !== origin || url.username || url.password) return null
  const list = /^\/(?:(en)\/)?warnings\/$/.exec(url.pathname)
  if (list) {
    const query = new URLSearchParams(url.search)
    if (list[1]) query.set('lang', 'en')
    const text = query.toString()
    return { name: 'warnings', src: `${origin}/embed/warnings/${text && `?${text}`}` }
  }
  const name = EMBEDS.find((one) => url.pathname === `/embed/${one}/`)
  return name ? { name, src: `${origin}/embed/${name}/${url.search}` } : null
}

/** A widget's size within what somebody has room for; null where there is too little. Pure. */
export function sizeWithin(
  name: EmbedName,
  most: { readonly maxwidth?: number | undefined; readonly maxheight?: number | undefined },
): { readonly width: number; readonly height: number } | null {
  const { width, height } = FRAME[name]
  const size = {
    width: Math.min(width, most.maxwidth ?? width),
    height: Math.min(height, most.maxheight ?? height),
  }
  return size.width >= LEAST.width && size.height >= LEAST.height ? size : null
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const inAttribute = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
