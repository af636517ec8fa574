import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Random } from '../../functions/sealing/hkdf.ts'
import { RECOVERY, sealKeyFile } from '../../functions/sealing/key-file.ts'
import { keyIdOf } from '../../functions/sealing/key-id.ts'
import { newKeyPair } from '../../functions/sealing/key-pair.ts'
import { newPassphrase } from '../../functions/sealing/passphrase.ts'
import { Stop } from '../run/stop.ts'
import { addKey } from './add-key.ts'
import { type PublicKey, readCentresFile, writeCentresFile } from './centres-file.ts'
import { addDays, addMonths, parseDay } from './days.ts'
import { checkPlace, writeKeyFile } from './key-file-place.ts'

/** Long enough that trying them all is hopeless, where somebody chooses their own. */
const SHORTEST_PASSPHRASE = 16

/** A quarter: what a stolen key opens stays small, and changing it stays bearable. */
const PERIOD_MONTHS = 3

export interface NewKeysOptions {
  /** Where the public halves go. */
  readonly centresFile: string
  readonly centre: string
  /** First and last day of the period; a quarter from today when left out. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** The officers' key file; a recovery key goes beside it as `recovery-<from>.age`. */
  readonly out: (from: string) => string
  /** Marks the keys as made for trying out: deploying refuses them. */
  readonly demo?: boolean
  /** For the officers' file, then for the recovery file; generated where left out. */
  readonly passphrases?: readonly (string | undefined)[]
  /** The operator's civil day. */
  readonly today: string
  readonly random: Random
  /** Of scrypt; lower only where a test waits for it. */
  readonly workFactor?: number
}

export interface NewKey {
  readonly owner: string
  readonly key: PublicKey
  readonly file: string
  readonly passphrase: string
}

/**
 * Makes a centre's key for a period, and a recovery key where none is valid. Private halves are
 * written first: a public key whose private half is lost would swallow reports.
 * @throws Stop
 */
export async function newKeys(options: NewKeysOptions): Promise<NewKey[]> {
  const { centresFile, centre, today, demo = false } = options
  const centres = readCentresFile(centresFile)
  const listed = centres.centres.find(({ id }) => id === centre)
  if (!listed || centre === RECOVERY) {
    const ids = centres.centres.map(({ id }) => id).join(', ')
    throw new Stop(`${centresFile} has no centre ${centre}, only ${ids}`)
  }
  const live = (keys: readonly PublicKey[]) => keys.filter((key) => isLive(key, today, demo))
  const period = periodOf(options, live(listed.keys))
  const files = [{ owner: centre, file: options.out(period.from) }]
  if (!live(centres.recovery).some((key) => covers(key, period.from))) {
    const folder = dirname(options.out(period.from))
    files.push({ owner: RECOVERY, file: join(folder, `recovery-${period.from}.age`) })
  }
  const planned = files.map((place, n) => ({ ...place, passphrase: passphraseOf(options, n) }))
  for (const { file } of planned) checkPlace(file)

  const made: NewKey[] = []
  try {
    for (const plan of planned) made.push(await newKey(options, plan, period))
    const text = made.reduce(
      (before, { owner, key }) =>
        addKey(before, owner === RECOVERY ? RECOVERY : { centre: owner }, key),
      centres.text,
    )
    writeCentresFile(centresFile, text)
  } catch (error) {
    for (const { file } of made) rmSync(file)
    throw error
  }
  return made
}

async function newKey(
  { demo = false, random, workFactor }: NewKeysOptions,
  plan: Omit<NewKey, 'key'>,
  period: Period,
): Promise<NewKey> {
  const { publicKey, privateKey } = await newKeyPair(random)
  const kid = await keyIdOf(publicKey)
  if (!kid.ok) throw new Error(kid.error)
  const mark = demo ? { demo } : {}
  const keys = [{ kid: kid.value, privateKey, ...period, ...mark }]
  const content = { v: 1, centre: plan.owner, keys } as const
  writeKeyFile(plan.file, await sealKeyFile(content, plan.passphrase, workFactor))
  return { ...plan, key: { id: kid.value, ...period, publicKey, ...mark } }
}

interface Period {
  readonly from: string
  readonly until: string
}

function periodOf({ centre, today, ...asked }: NewKeysOptions, live: readonly PublicKey[]): Period {
  const from = asked.from === undefined ? today : parseDay('from', asked.from)
  const now = live.find((key) => covers(key, today))
  if (asked.from === undefined && now) {
    const next = addDays(now.until, 1)
    throw new Stop(`${centre} has a key until ${now.until}; for the next one say --from ${next}`)
  }
  const newer = live.find((key) => key.from === from || (from < key.from && key.from <= today))
  if (newer) {
    throw new Stop(`${centre} has a key from ${newer.from}: one from ${from} would never be used`)
  }
  const until =
    asked.until === undefined
      ? addDays(addMonths(from, PERIOD_MONTHS), -1)
      : parseDay('until', asked.until)
  if (until < from) throw new Stop(`--until ${until} is before the first day, ${from}`)
  if (until < today) throw new Stop(`--until ${until} has passed already`)
  return { from, until }
}

function passphraseOf({ passphrases = [], random }: NewKeysOptions, n: number): string {
  const given = passphrases[n]
  if (given === undefined) return newPassphrase(random)
  if (given.length < SHORTEST_PASSPHRASE) {
    throw new Stop(`a passphrase needs ${SHORTEST_PASSPHRASE} characters or more`)
  }
  return given
}

/** Real keys don't count demo keys, so that a demonstration never hides a missing key. */
const isLive = (key: PublicKey, today: string, demo: boolean) =>
  (key.revokedOn === undefined || key.revokedOn > today) && (demo || key.demo !== true)

const covers = ({ from, until }: Period, day: string) => from <= day && day <= until
