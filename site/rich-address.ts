import type { Edition } from './editions'
import { pathsIn } from './paths'

/**
 * Where a target in words leads: `tel:110`, `sms:12110` and `#anchor` as they are, a page of site/paths.ts
 * by its name (`now`, `law#aiding-offence`), or `guide:<slug>`.
 * @throws where no page has that name: the words name it, and the build stops
 */
export function richAddress(to: string, edition: Edition, words: string): string {
  if (/^(?:#|tel:|sms:)/.test(to)) return to
  const paths = pathsIn(edition)
  const [page = '', anchor] = to.split('#')
  const path = page.startsWith('guide:')
    ? paths.guide(page.slice('guide:'.length))
    : (paths as unknown as Record<string, (() => string) | undefined>)[page]?.()
  if (path === undefined) throw new Error(`no page is called "${page}" in: ${words}`)
  return anchor === undefined ? path : `${path}#${anchor}`
}
