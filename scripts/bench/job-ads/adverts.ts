import { createHash } from 'node:crypto'
import { readYaml } from '../../../site/vite/yaml.mjs'

/** A made-up advert; what it is, is known because somebody wrote it so. */
export interface Advert {
  readonly id: string
  /** The sort of scam or work. */
  readonly about: string
  readonly text: string
  readonly isFraud: boolean
}

const FOLDER = 'test/functions/job-ads/adverts'

const read = (file: string, isFraud: boolean): Advert[] =>
  (readYaml(`${FOLDER}/${file}.yaml`) as Omit<Advert, 'isFraud'>[]).map((one) => ({
    ...one,
    isFraud,
  }))
const pair = (name: string) => [...read(`${name}fraudulent`, true), ...read(`${name}honest`, false)]

/** Which half an advert is in follows from its text alone, so that nobody chooses. */
const isHeldOut = ({ text }: Advert) =>
  (createHash('sha256').update(text).digest()[0] as number) % 2 === 1

/** adverts/README.md says how each came about and what it showed when it was first read. */
export interface AdvertSets {
  /** Half of the first adverts: the rules were made on it. */
  readonly made: readonly Advert[]
  /** The other half; looked at since, so it proves little. */
  readonly half: readonly Advert[]
  /** Written in words that the rules of their day didn't know; the rules were widened on them. */
  readonly reworded: readonly Advert[]
  /** Written last, and read once the rules stood: what the limits are measured on. */
  readonly last: readonly Advert[]
}

export function advertSets(): AdvertSets {
  const first = pair('')
  return {
    made: first.filter((one) => !isHeldOut(one)),
    half: first.filter(isHeldOut),
    reworded: [...pair('fresh-'), ...pair('second-'), ...pair('third-')],
    last: pair('fourth-'),
  }
}
