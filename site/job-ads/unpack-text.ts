import { readNumbers } from './numbers.ts'
import { Predictor } from './predictor.ts'

/** What ends a packed text. */
export const END = 0
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** What `packText` packed. Pure. */
export function unpackText(packed: string): string {
  const [list = '', digits = ''] = packed.split(' ')
  let sum = 0
  const letters = [...readNumbers(list)].map((gap) => (sum += gap))
  const predictor = new Predictor(letters)
  // An arithmetic decoder with 32 bits: the number written in the digits lies between low and high.
  let [low, high, number, at] = [0, 0xffffffff, 0, 0]
  let [held, bits] = [0, 0]
  const nextBit = () => {
    if (bits === 0) {
      held = Math.max(DIGITS.indexOf(digits[at++] ?? 'A'), 0)
      bits = 6
    }
    bits -= 1
    return (held >> bits) & 1
  }
  for (let n = 0; n < 32; n++) number = number * 2 + nextBit()
  let text = ''
  for (;;) {
    let place = 1
    while (place < 2 ** predictor.depth) {
      const middle = low + Math.floor(((high - low) * predictor.guess()) / 65_536)
      const bit = Number(number <= middle)
      if (bit) high = middle
      else low = middle + 1
      while ((low ^ high) >= 0) {
        low = (low * 2) % 2 ** 32
        high = ((high * 2) % 2 ** 32) + 1
        number = ((number * 2) % 2 ** 32) + nextBit()
      }
      predictor.learn(bit)
      place = place * 2 + bit
    }
    const letter = letters[place - 2 ** predictor.depth] as number
    if (letter === END) return text
    text += String.fromCharCode(letter)
  }
}
