import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { systemRandom } from '../functions/sealing/hkdf.ts'
import { dayIn } from './keys/days.ts'
import { listKeys } from './keys/list-keys.ts'
import { type NewKey, newKeys } from './keys/new-keys.ts'
import { newSecrets } from './keys/new-secrets.ts'
import { Refusal } from './keys/refusal.ts'

const USAGE = `npm run keys -- new --centre ID [options]   make a key for a centre, and a recovery key if none is valid
npm run keys -- list                        the keys, their periods and which is in use
npm run keys -- secrets                     three new secrets for the Worker

  --centres FILE      where the public halves are (content/centres.yaml)
  --from, --until     first and last day of the period, YYYY-MM-DD (today, a quarter)
  --out FILE          the key file (~/jingzhong-keys/<centre>-<from>.age); never overwritten
  --passphrase-stdin  read the passphrase from the first line of standard input, that of the
                      recovery file from the second; generated and printed once otherwise
  --demo              mark the keys as made for trying out; deploying refuses them`

const ROOT = join(import.meta.dirname, '..')
const OPTIONS = {
  centre: { type: 'string' },
  centres: { type: 'string', default: join(ROOT, 'content/centres.yaml') },
  from: { type: 'string' },
  until: { type: 'string' },
  out: { type: 'string' },
  demo: { type: 'boolean', default: false },
  'passphrase-stdin': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

async function run(args: string[]): Promise<string[]> {
  const { values, positionals } = readArguments(args)
  const [verb, ...rest] = positionals
  if (values.help || verb === undefined) return [USAGE]
  if (rest.length > 0) throw new Refusal(`unexpected: ${rest.join(' ')}`)
  if (verb === 'list') return listKeys(values.centres, today())
  if (verb === 'secrets') return newSecrets(systemRandom)
  if (verb !== 'new') throw new Refusal(`there is no "keys ${verb}", only new, list and secrets`)
  const { centre, centres, from, until, out, demo } = values
  if (centre === undefined) throw new Refusal('say whose key it is: --centre ID')
  const passphrases = values['passphrase-stdin'] ? readPassphrases() : []
  const made = await newKeys({
    centresFile: centres,
    centre,
    from,
    until,
    out: (begin) => out ?? join(homedir(), 'jingzhong-keys', `${centre}-${begin}.age`),
    demo,
    passphrases,
    today: today(),
    random: systemRandom,
  })
  return [
    ...made.flatMap((key, n) => describe(key, passphrases[n] !== undefined)),
    `The public halves are in ${centres}: commit it, then deploy.`,
  ]
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new Refusal(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}

/** Whoever holds both files alone needs no second person: hence one passphrase each. */
function describe({ owner, key, file, passphrase }: NewKey, given: boolean): string[] {
  const holder = owner === 'recovery' ? 'give it to somebody else, offline' : 'for the officers'
  return [
    `Key ${key.id} of ${owner}, ${key.from} to ${key.until}${key.demo ? ' (demo)' : ''}`,
    `  key file    ${file} (${holder})`,
    `  passphrase  ${given ? 'as you gave it' : `${passphrase}  shown only now: write it down`}`,
  ]
}

function readPassphrases(): (string | undefined)[] {
  const [officers, recovery] = readFileSync(0, 'utf8').split(/\r?\n/)
  if (!officers) throw new Refusal('--passphrase-stdin, but the first line of input is empty')
  return [officers, recovery || undefined]
}

/** Periods begin and end at midnight where the operator is. */
function today(): string {
  const { timeZone } = parse(readFileSync(join(ROOT, 'content/operator.yaml'), 'utf8'))
  return dayIn(timeZone, new Date())
}

try {
  console.log((await run(process.argv.slice(2))).join('\n'))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(`keys: ${error.message}`)
  process.exitCode = 1
}
