/** What a unified social credit code is written with: no I, O, S, V, Z (GB 32100-2015, table 1). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The weight of each place: 3 to the power of the place, modulo 31 (GB 32100-2015, annex A). */
const WEIGHTS = Array.from({ length: 17 }, (_, place) => 3 ** place % 31)

/**
 * The check character of the first seventeen: 31 minus the weighted sum modulo 31, with 31 read as 0
 * (GB 32100-2015, 4.5 and annex A; the algorithm of GB/T 17710 with modulus 31).
 * @param body seventeen characters of the alphabet
 */
export function checkCharacterOf(body: string): string {
  const sum = WEIGHTS.reduce(
    (rest, weight, place) => rest + weight * ALPHABET.indexOf(body[place] as string),
    0,
  )
  return ALPHABET[(31 - (sum % 31)) % 31] as string
}

/** Places of something written like a code: eighteen letters and digits, after its name or by itself. */
const SHAPE = /(?<![A-Za-z0-9])[0-9A-Za-z]{18}(?![A-Za-z0-9])/g
/** Registering department, kind of body, region, then nine of the organisation and the check character. */
const CODE = /^[0-9A-GY][0-9][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/
/** Written so that it can't be read, on purpose: that is no false code. */
const MASKED = /X{3}|0{9}/

export interface FoundCode {
  readonly start: number
  readonly end: number
  readonly code: string
  /** Whether the last character follows from the others. A true code proves nothing of who wrote it. */
  readonly right: boolean
}

/** The credit codes of a text; a resident's number, which has eighteen places too, isn't one. */
export function findCreditCodes(text: string): FoundCode[] {
  return [...text.matchAll(SHAPE)].flatMap(({ 0: found, index }) => {
    const code = found.toUpperCase()
    if (!CODE.test(code) || MASKED.test(code) || isResidentNumber(code)) return []
    const right = checkCharacterOf(code.slice(0, 17)) === code[17]
    return [{ start: index, end: index + 18, code, right }]
  })
}

/** Region, birthday, order and check digit (GB 11643): begins with a region, not with a department. */
const isResidentNumber = (code: string) =>
  /^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(code)
