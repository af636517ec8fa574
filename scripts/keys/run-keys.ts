import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { systemRandom } from '../../functions/sealing/hkdf.ts'
import { openState, wranglerEnv } from '../portal/state.ts'
import { Stop } from '../run/stop.ts'
import { ROOT } from '../run/tools.ts'
import { dayIn } from './days.ts'
import { listKeys } from './list-keys.ts'
import { type NewKey, newKeys } from './new-keys.ts'
import { newSecrets } from './new-secrets.ts'
import { type OnlyOpened, readOnlyOpened } from './read-sealed.store.ts'
import { retireKey } from './retire-key.ts'

const USAGE = `npm run keys -- new --centre ID [options]   make a key for a centre, and a recovery key if none is valid
npm run keys -- list                        the keys, their periods and which is in use
npm run keys -- retire --key ID [options]   end a key whose reports are all ended
npm run keys -- secrets                     three new secrets for the Worker

  --centres FILE      where the public halves are (content/centres.yaml)
  --from, --until     first and last day of the period, YYYY-MM-DD (today, a quarter)
  --out FILE          the key file (~/jingzhong-keys/<centre>-<from>.age); never overwritten
  --passphrase-stdin  read the passphrase from the first line of standard input, that of the
                      recovery file from the second; generated and printed once otherwise
  --remote            retire: look into the deployed database, not the local one
  --lose-ended        retire: also where ended reports will be unreadable before their time
  --demo              mark the keys as made for trying out; deploying refuses them`

const OPTIONS = {
  centre: { type: 'string' },
  key: { type: 'string' },
  remote: { type: 'boolean', default: false },
  'lose-ended': { type: 'boolean', default: false },
  centres: { type: 'string', default: join(ROOT, 'content/centres.yaml') },
  from: { type: 'string' },
  until: { type: 'string' },
  out: { type: 'string' },
  demo: { type: 'boolean', default: false },
  'passphrase-stdin': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/**
 * What `npm run keys` prints for these arguments, line by line; `readInput` gives standard input.
 * @throws Stop
 */
export async function runKeys(args: string[], readInput: () => string): Promise<string[]> {
  const { values, positionals } = readArguments(args)
  const [verb, ...rest] = positionals
  if (values.help || verb === undefined) return [USAGE]
  if (rest.length > 0) throw new Stop(`unexpected: ${rest.join(' ')}`)
  if (verb === 'list') return listKeys(values.centres, today())
  if (verb === 'secrets') return newSecrets(systemRandom)
  if (verb === 'retire') {
    if (values.key === undefined) throw new Stop('say which key: --key ID')
    return retireKey({
      ...{ centresFile: values.centres, key: values.key, today: today() },
      loseEnded: values['lose-ended'],
      sealedTo: (kid, others) => readSealed(values.remote, kid, others),
    })
  }
  if (verb !== 'new')
    throw new Stop(`there is no "keys ${verb}", only new, list, retire and secrets`)
  const { centre, centres, from, until, out, demo } = values
  if (centre === undefined) throw new Stop('say whose key it is: --centre ID')
  const passphrases = values['passphrase-stdin'] ? passphrasesOf(readInput()) : []
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

/** What only a key opens, in the deployed database or in that of the local portal. */
function readSealed(remote: boolean, kid: string, others: readonly string[]): OnlyOpened {
  if (remote) return readOnlyOpened(['--remote'], {}, kid, others)
  const folder = resolve(process.env.JINGZHONG_STATE ?? join(ROOT, '.local', 'demo'))
  if (!existsSync(join(folder, 'data'))) {
    throw new Stop('There is no local portal to look into. For a deployed one: --remote')
  }
  const state = openState(folder)
  try {
    return readOnlyOpened(['--local', '--persist-to', state.data], wranglerEnv(state), kid, others)
  } finally {
    state.release()
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new Stop(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
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

function passphrasesOf(input: string): (string | undefined)[] {
  const [officers, recovery] = input.split(/\r?\n/)
  if (!officers) throw new Stop('--passphrase-stdin, but the first line of input is empty')
  return [officers, recovery || undefined]
}

/** Periods begin and end at midnight where the operator is. */
function today(): string {
  const { timeZone } = parse(readFileSync(join(ROOT, 'content/operator.yaml'), 'utf8'))
  return dayIn(timeZone, new Date())
}
