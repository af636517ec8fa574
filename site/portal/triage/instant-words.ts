import type { Desk } from './desk'

/** An instant on the operator's clock: day and minute. */
export function instantWords(at: string, { locale, ctx }: Desk): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: ctx.operator.timeZone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))
}
