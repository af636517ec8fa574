/**
 * Guesses a text bit by bit from what stood before: several contexts vote on each bit, and those that were
 * right before count more (context mixing, as in lpaq: mattmahoney.net/dc/dce.html, 4.3). Who packs and who
 * unpacks makes the same guesses, so they must come out the same in every browser: sums, products and
 * quotients only, never Math.exp, whose last digit differs between them.
 */
export class Predictor {
  readonly #letters: readonly number[]
  readonly #depth: number
  readonly #chances = new Float32Array(SLOTS).fill(0.5)
  readonly #seen = new Uint8Array(SLOTS)
  readonly #weights: Float64Array
  readonly #contexts = new Int32Array(CONTEXTS)
  readonly #slots = new Int32Array(CONTEXTS)
  readonly #votes = new Float64Array(VOTES)
  readonly #text: number[] = []
  /** Where the word that is being written begins, and the one before it. */
  #start = 0
  #before = 0
  /** A one, and behind it the bits of the letter that are known. */
  #bits = 1
  #chance = 0.5
  #row = 0

  /** @param letters code units that the text is made of, in their order */
  constructor(letters: readonly number[]) {
    this.#letters = letters
    this.#depth = 32 - Math.clz32(letters.length - 1)
    this.#weights = new Float64Array(this.#depth * REACH * VOTES).fill(0.22)
    this.#begin()
  }

  /** How many bits a letter has: its place in the list. */
  get depth(): number {
    return this.#depth
  }

  /** How likely the next bit is a one, in 65536ths: never none nor all. */
  guess(): number {
    const [row, weights, votes] = [this.#row, this.#weights, this.#votes]
    const step = Math.imul(this.#bits, 0x9e3779b1)
    let sum = 0
    for (let n = 0; n < CONTEXTS; n++) {
      const hash = Math.imul((this.#contexts[n] as number) + step, 0x2545f491)
      const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
      const seen = this.#seen[slot] as number
      const chance = this.#chances[slot] as number
      this.#slots[n] = slot
      votes[2 * n] = seen ? (STRETCHED[Math.floor(chance * 4095)] as number) : 0
      votes[2 * n + 1] = (chance - 0.5) * Math.min(seen, 4)
    }
    for (let n = 0; n < VOTES; n++) sum += (votes[n] as number) * (weights[row + n] as number)
    const at = Math.floor(sum * 256 + 2048)
    this.#chance = SQUASHED[Math.min(Math.max(at, 1), 4095)] as number
    return Math.min(Math.max(Math.floor(this.#chance * 65_536), 32), 65_504)
  }

  /** What the bit was. */
  learn(bit: number): void {
    const [row, weights] = [this.#row, this.#weights]
    const error = (bit - this.#chance) * 0.02
    for (let n = 0; n < VOTES; n++) {
      weights[row + n] = (weights[row + n] as number) + error * (this.#votes[n] as number)
    }
    for (const slot of this.#slots) {
      const seen = Math.min((this.#seen[slot] as number) + 1, 90)
      const chance = this.#chances[slot] as number
      this.#seen[slot] = seen
      this.#chances[slot] = chance + (bit - chance) / (seen + 0.5)
    }
    this.#bits = this.#bits * 2 + bit
    this.#row += REACH * VOTES
    if (this.#bits >> this.#depth) this.#begin(this.#letters[this.#bits - 2 ** this.#depth])
  }

  /** A letter is complete: what the next one is guessed from. */
  #begin(letter?: number): void {
    const text = this.#text
    if (letter !== undefined) text.push(letter)
    if (letter === 10 || letter === 32 || letter === 124) {
      this.#before = this.#start
      this.#start = text.length
    }
    const length = text.length - this.#start
    let same = 0
    while (same < length && text[this.#before + same] === text[this.#start + same]) same++
    // As long as a word begins like the one before it, the next letter of that one.
    const twin =
      same === length && this.#before + same < this.#start ? text[this.#before + same] : 0
    const [a, b, c, d] = [1, 2, 3, 4].map((back) => text[text.length - back] ?? 0) as Four
    const sorts = [a, b, c, d].map(sortOf)
    this.#contexts.set(
      [
        [],
        [a],
        [a, b],
        [a, b, c],
        [a, twin as number],
        [twin as number, Math.min(length, 3)],
        sorts,
        [...sorts.slice(0, 1), Math.min(length, 5)],
      ].map((parts, n) => parts.reduce(mixIn, n)),
    )
    this.#bits = 1
    this.#row = Math.min(length, REACH - 1) * VOTES
  }
}

type Four = [number, number, number, number]

const CONTEXTS = 8
const VOTES = 2 * CONTEXTS
const SLOTS = 2 ** 22
/** How many places of a word, from its beginning, have weights of their own. */
const REACH = 4

const mixIn = (hash: number, part: number) => {
  const mixed = Math.imul(hash ^ part, 0x01000193)
  return mixed + (mixed >>> 15)
}

/** Chinese, small Latin letters, digits, and each sign by itself. */
const sortOf = (unit: number) =>
  unit > 255 ? 1 : unit > 96 && unit < 123 ? 2 : unit > 47 && unit < 58 ? 3 : unit

/** 1 / (1 + e^-x), x from -8 to 8 in 256ths; e^(1/256) is written out, so that all of it is products. */
const SQUASHED = new Float64Array(4096)
/** Of a chance in 4096ths, the x from which SQUASHED makes it. */
const STRETCHED = new Float64Array(4096)

let power = 1
for (let n = 0; n < 2048; n++) {
  SQUASHED[2048 + n] = power / (1 + power)
  SQUASHED[2048 - n] = 1 / (1 + power)
  power *= 1.0039138893383475
}
for (let n = 0, at = 1; n < 4096; n++) {
  while (at < 4095 && (SQUASHED[at] as number) * 4096 < n + 0.5) at++
  STRETCHED[n] = (at - 2048) / 256
}
