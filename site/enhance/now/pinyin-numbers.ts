const DIGITS = ['líng', 'yī', 'èr', 'sān', 'sì', 'wǔ', 'liù', 'qī', 'bā', 'jiǔ']
const UNITS = [
  [1e8, 'yì'],
  [1e4, 'wàn'],
  [1000, 'qiān'],
  [100, 'bǎi'],
  [10, 'shí'],
] as const

/** Digits one by one, in fours, as accounts are read out: 1 is yāo there. Letters stay. */
export const readDigits = (text: string): string =>
  (text.replace(/[\s-]/g, '').match(/.{1,4}/g) ?? [])
    .map((four) =>
      [...four].map((one) => (one === '1' ? 'yāo' : (DIGITS[Number(one)] ?? one))).join(' '),
    )
    .join(', ')

/** A whole number as it is said: 10050 is yī wàn líng wǔ shí. `inner`: more has been said before it. */
export function readNumber(value: number, inner = false): string {
  const [unit, name] = UNITS.find(([size]) => value >= size) ?? []
  if (!unit) return DIGITS[value] ?? ''
  const many = Math.floor(value / unit)
  const rest = value % unit
  // Ten to nineteen begin with ten.
  const head = unit === 10 && many === 1 && !inner ? '' : `${readNumber(many)} `
  const zero = rest < unit / 10 ? ' líng' : ''
  return head + name + (rest > 0 ? `${zero} ${readNumber(rest, true)}` : '')
}

/** A sum as typed ('12,000.5'); what isn't a plain number stays as it is. */
export function readAmount(text: string): string {
  const [, whole, decimals = ''] = /^([\d,， ]{1,20})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  const value = Number(whole?.replace(/\D/g, '') || Number.NaN)
  if (!Number.isSafeInteger(value)) return text
  const after = decimals.replace(/0+$/, '')
  const point = after && ` diǎn ${[...after].map((one) => DIGITS[Number(one)]).join(' ')}`
  return readNumber(value) + point
}
