/** How much room a sign takes of a Chinese one's: a Latin letter a little more than half. */
const LATIN = 0.55

const roomOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + (sign < '\u2000' ? LATIN : 1), 0)

/** Up to which length of title and summary, in Chinese signs, a slide has letters of each size. */
const LIMITS = { usual: [28, 90], long: [48, 150] } as const

/** The class of a slide by the length of its words: what is long gets smaller letters, all of it shows. Pure. */
export function boardSize(title: string, summary: string): 'long' | 'longest' | undefined {
  const fits = ([titles, summaries]: readonly [number, number]) =>
    roomOf(title) <= titles && roomOf(summary) <= summaries
  if (fits(LIMITS.usual)) return undefined
  return fits(LIMITS.long) ? 'long' : 'longest'
}
