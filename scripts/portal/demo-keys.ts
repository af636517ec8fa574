import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, parse, parseDocument, type YAMLSeq } from 'yaml'
import { systemRandom } from '../../functions/sealing/hkdf.ts'
import { newPassphrase } from '../../functions/sealing/passphrase.ts'
import { newKeys } from '../keys/new-keys.ts'
import { Stop } from '../run/stop.ts'
import { ROOT } from '../run/tools.ts'
import { type State, show } from './state.ts'

/** A second centre, to see that officers of one see nothing of the other. */
const OTHER_CENTRE = {
  id: 'demo-city',
  name: { zh: '示例市反诈中心（虚构）', en: 'Example City Anti-Fraud Centre (made up)' },
  regions: ['510000'],
  parent: null,
  keys: [],
}

export type DemoCentres = { readonly default: string; readonly other: string }

/**
 * Gives the demonstration its own copy of content/centres.yaml, with keys whose private halves lie in
 * the state folder. Made once: what was sealed to them stays readable.
 */
export async function ensureDemoKeys(state: State, today: string): Promise<DemoCentres> {
  const source = readFileSync(join(ROOT, 'content', 'centres.yaml'), 'utf8')
  const ids = { default: String(parse(source).default), other: OTHER_CENTRE.id }
  const complete = join(state.folder, 'keys-made')
  if (existsSync(complete)) {
    if (existsSync(state.centres) && existsSync(state.keyFile)) return ids
    throw new Stop(`Keys are missing in ${show(state.folder)}: delete the folder to begin anew.`)
  }
  const document = parseDocument(source)
  const centres = document.get('centres') as YAMLSeq
  for (const centre of centres.items) if (isMap(centre)) centre.set('keys', document.createNode([]))
  centres.add(document.createNode(OTHER_CENTRE))
  document.set('recovery', document.createNode([]))
  writeFileSync(state.centres, document.toString())
  const passphrase = newPassphrase(systemRandom)
  for (const [centre, file] of [
    [ids.default, state.keyFile],
    [ids.other, join(state.folder, `key-file-${ids.other}.age`)],
  ] as const) {
    await newKeys({
      centresFile: state.centres,
      centre,
      demo: true,
      out: () => file,
      passphrases: [passphrase, passphrase],
      from: today,
      until: '2099-12-31',
      today,
      random: systemRandom,
    })
  }
  writeFileSync(state.passphrase, `${passphrase}\n`, { mode: 0o600 })
  writeFileSync(complete, '')
  return ids
}
