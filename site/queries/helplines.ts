import file from '../../content/helplines.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { type Helpline, helplinesSchema, type MoneyLine } from '../schemas/helplines'

const lines = parseContent(helplinesSchema, file, 'content/helplines.yaml').sort(
  (a, b) => a.order - b.order,
)

const holdsMoney = (line: Helpline | MoneyLine): line is MoneyLine =>
  line.kind === 'bank' || line.kind === 'payment'

/** Whom to call for help, in the order in which to show them. */
export const helplines = lines.filter((line): line is Helpline => !holdsMoney(line))

/** Banks and payment platforms, in the order in which to show them. */
export const moneyLines = lines.filter(holdsMoney)

/** From a number that can be called, as printed, also the one from abroad, to the digits to dial. */
export const numbers: ReadonlyMap<string, string> = new Map(
  lines
    .filter(({ direction }) => direction.includes('you-call'))
    .flatMap(({ number, tel, fromAbroad }) => [
      [number, tel] as const,
      ...(fromAbroad ? [[fromAbroad, fromAbroad.replaceAll('-', '')] as const] : []),
    ]),
)

/** What a tap on a number does: it calls, or opens a message; null where only they reach you. */
export const tapAddress = ({ direction, tel }: Helpline | MoneyLine): string | null =>
  direction.includes('you-call')
    ? `tel:${tel}`
    : direction.includes('you-text')
      ? `sms:${tel}`
      : null
