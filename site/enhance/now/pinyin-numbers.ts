const DIGITS = ['líng', 'yī', 'èr', 'sān', 'sì', 'wǔ', 'liù', 'qī', 'bā', 'jiǔ']
const PLACES = ['', 'shí', 'bǎi', 'qiān'] as const
/** By ten thousands. */
const BIG = ['', 'wàn', 'yì', 'wàn yì'] as const

/** Digits one by one, in fours, as accounts are read out: 1 is yāo there. Letters stay. */
export const readDigits = (text: string): string =>
  (text.replace(/[\s-]/g, '').match(/.{1,4}/g) ?? [])
    .map((four) =>
      [...four].map((one) => (one === '1' ? 'yāo' : (DIGITS[Number(one)] ?? one))).join(' '),
    )
    .join(', ')

/** A whole number from 0 to 10^16 - 1 as it is said: 10050 is yī wàn líng wǔ shí. */
export function readNumber(value: number): string {
  if (value === 0) return DIGITS[0] as string
  const said: string[] = []
  let skipped = false
  for (let group = BIG.length - 1; group >= 0; group--) {
    const part = Math.floor(value / 10_000 ** group) % 10_000
    if (part === 0) {
      skipped = said.length > 0
      continue
    }
    if (said.length > 0 && (skipped || part < 1000)) said.push(DIGITS[0] as string)
    said.push(readUpTo9999(part), BIG[group] as string)
    skipped = false
  }
  // Ten to nineteen begin with ten.
  return said
    .filter(Boolean)
    .join(' ')
    .replace(/^yī shí/, 'shí')
}

function readUpTo9999(value: number): string {
  const said: string[] = []
  let zero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      zero = said.length > 0
      continue
    }
    if (zero) said.push(DIGITS[0] as string)
    said.push(DIGITS[digit] as string, PLACES[place] as string)
    zero = false
  }
  return said.filter(Boolean).join(' ')
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
