/**
 * One spelling for what looks the same: full-width, circled and mathematical letters and digits (NFKC),
 * digits of every script as 0-9, every dash as '-', every space as ' ', and no character that can't be
 * seen. For matching only, never for showing.
 */
export function foldForMatching(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}|\u20E3/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212\u30FC]/gu, '-')
    .replace(/\s/gu, ' ')
    .normalize('NFKC')
}

/** Digits of a script stand in unbroken tens: the value is how many of them lie below, modulo ten. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) as number
  if (point < 0x80) return digit
  let below = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(point - below - 1))) below += 1
  return String(below % 10)
}

/** By value: how each digit is spelled on the phone, in prose and on cheques. */
const CHINESE_DIGITS = [
  '〇零○',
  '一幺壹',
  '二两贰',
  '三叁',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
]

/** Digits spelled in Chinese (幺三八零…) as 0-9; for fields that hold nothing but a number. */
export const foldChineseDigits = (text: string) =>
  text.replace(/[〇零○一幺壹二两贰三叁四肆五伍六陆七柒八捌九玖]/g, (letter) =>
    String(CHINESE_DIGITS.findIndex((spellings) => spellings.includes(letter))),
  )
