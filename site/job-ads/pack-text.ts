import { writeNumbers } from './numbers.ts'
import { Predictor } from './predictor.ts'
import { END } from './unpack-text.ts'

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * A text as the letters it is made of and, behind a space, a number in base 64 that `unpackText` reads it from.
 * About a sixth shorter than what brotli makes of it, which knows nothing of Chinese. Pure.
 */
export function packText(text: string): string {
  const units = [...text.split('').map((unit) => unit.charCodeAt(0)), END]
  const letters = [...new Set(units)].sort((a, b) => a - b)
  const predictor = new Predictor(letters)
  let [low, high] = [0, 0xffffffff]
  let [digits, held, bits] = ['', 0, 0]
  const put = (bit: number) => {
    held = held * 2 + bit
    if (++bits < 6) return
    digits += DIGITS[held]
    held = bits = 0
  }
  for (const unit of units) {
    const place = letters.indexOf(unit)
    for (let n = predictor.depth - 1; n >= 0; n--) {
      const bit = (place >> n) & 1
      const middle = low + Math.floor(((high - low) * predictor.guess()) / 65_536)
      if (bit) high = middle
      else low = middle + 1
      while ((low ^ high) >= 0) {
        put(high >= 2 ** 31 ? 1 : 0)
        low = (low * 2) % 2 ** 32
        high = ((high * 2) % 2 ** 32) + 1
      }
      predictor.learn(bit)
    }
  }
  for (let n = 31; n >= 0; n--) put((high >>> n) & 1)
  while (bits > 0) put(0)
  const gaps = letters.map((letter, n) => letter - (letters[n - 1] ?? 0))
  return `${writeNumbers(gaps)} ${digits}`
}
