import { createHash } from 'node:crypto'
import { readYaml } from '../../site/vite/yaml.mjs'

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

/** Which half an advert is in follows from its text alone, so that nobody chooses. */
const isHeldOut = ({ text }: Advert) =>
  (createHash('sha256').update(text).digest()[0] as number) % 2 === 1

export interface AdvertSets {
  /** On which the rules were made. */
  readonly made: readonly Advert[]
  /** Not looked at while they were made. */
  readonly held: readonly Advert[]
  /** Written when the rules were there. */
  readonly fresh: readonly Advert[]
  /** Written when what `fresh` had shown was mended. */
  readonly second: readonly Advert[]
  /** Once more. */
  readonly third: readonly Advert[]
  readonly fourth: readonly Advert[]
}

export function advertSets(): AdvertSets {
  const all = [...read('fraudulent', true), ...read('honest', false)]
  return {
    made: all.filter((one) => !isHeldOut(one)),
    held: all.filter(isHeldOut),
    fresh: [...read('fresh-fraudulent', true), ...read('fresh-honest', false)],
    fourth: [...read('fourth-fraudulent', true), ...read('fourth-honest', false)],
    third: [...read('third-fraudulent', true), ...read('third-honest', false)],
    second: [...read('second-fraudulent', true), ...read('second-honest', false)],
  }
}
