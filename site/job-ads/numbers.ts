/**
 * Numbers from 0 on as signs that stand in any text: five bits each, and another sign behind one from 96 on.
 * Pure, as is `readNumbers`.
 */
export const writeNumbers = (numbers: readonly number[]): string =>
  numbers
    .map((number) => {
      let text = String.fromCharCode(64 + (number % 32))
      for (let rest = number >> 5; rest > 0; rest >>= 5) {
        text = String.fromCharCode(96 + (rest % 32)) + text
      }
      return text
    })
    .join('')

export function readNumbers(text: string): number[] {
  const numbers: number[] = []
  let number = 0
  for (const sign of text) {
    const code = sign.charCodeAt(0) - 64
    number = number * 32 + (code % 32)
    if (code >= 32) continue
    numbers.push(number)
    number = 0
  }
  return numbers
}
