import { type ConsoleEntry, entryOf } from '../../../functions/access/console-entry'
import { type Context, contextOf } from '../../../functions/context'
import type { Locale } from '../../editions'
import { consoleLocale, consolePathsIn } from '../../paths'
import { type ConsoleWords, consoleWords } from './console-words'

/** What every console page starts with. */
export interface Desk {
  readonly ctx: Context
  /** Who is at the desk, or why nobody is. */
  readonly entry: ConsoleEntry
  readonly locale: Locale
  readonly words: ConsoleWords
  readonly paths: ReturnType<typeof consolePathsIn>
}

/** Sets a console page up for the request that it answers; the address alone decides the language. */
export function deskOf(request: Request): Desk {
  const locale = consoleLocale(new URL(request.url).pathname)
  return {
    ctx: contextOf(request),
    entry: entryOf(request),
    locale,
    words: consoleWords(locale),
    paths: consolePathsIn(locale),
  }
}
