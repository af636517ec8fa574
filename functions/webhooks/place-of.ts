import { consoleHostOf } from '../access/console-host.ts'
import type { Context } from '../context.ts'
import type { Place } from './message-of.ts'

/** Where links in messages lead. */
export const placeOf = ({ operator }: Pick<Context, 'operator'>, lang: 'zh' | 'en'): Place => ({
  origin: operator.url.replace(/\/$/, ''),
  console: `https://${consoleHostOf(operator.url)}`,
  lang,
})
