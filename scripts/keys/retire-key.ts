import { Stop } from '../run/stop.ts'
import { type PublicKey, readCentresFile, writeCentresFile } from './centres-file.ts'
import type { OnlyOpened } from './read-sealed.store.ts'
import { revokeKey } from './revoke-key.ts'

export interface RetireOptions {
  readonly centresFile: string
  /** The id of the key. */
  readonly key: string
  /** The operator's civil day. */
  readonly today: string
  /** Ended reports that only this key opens may be lost before their time. */
  readonly loseEnded: boolean
  /** What only the key opens, given the keys of the same owner that stay. */
  readonly sealedTo: (kid: string, others: readonly string[]) => OnlyOpened
}

/**
 * Ends a key: refuses while it is in use, or while an open report can be read with no other key of its
 * owner; then nothing is sealed to it any more, and what is left to do by hand is printed. The key files
 * themselves are nowhere this program could reach.
 * @throws Stop
 */
export function retireKey(options: RetireOptions): string[] {
  const { centresFile, key: id, today } = options
  const centres = readCentresFile(centresFile)
  const owners = [...centres.centres, { id: 'recovery', keys: centres.recovery }]
  const owner = owners.find(({ keys }) => keys.some((key) => key.id === id))
  const key = owner?.keys.find((one) => one.id === id)
  if (!owner || !key) throw new Stop(`${centresFile} has no key ${id}`)
  const others = owner.keys.filter((one) => one.id !== id && isUsable(one, today))
  if (isUsable(key, today) && !others.some((one) => one.from > key.from && one.from <= today)) {
    throw new Stop(
      `${id} is in use: make the next key of ${owner.id} first, deploy it, and wait for its first day`,
    )
  }
  const sealed = options.sealedTo(
    id,
    others.map((one) => one.id),
  )
  if (sealed.openCount > 0) {
    const more = sealed.openCount > sealed.open.length ? ', …' : ''
    throw new Stop(
      `${sealed.openCount} open reports can be read with no other key of ${owner.id}: ` +
        `${sealed.open.join(', ')}${more}. Wrap them for the new key first (a lead, at the console: “Erased soon”), or end ` +
        'them; what another centre handed over is answered, or asked for again.',
    )
  }
  if (sealed.endedCount > 0 && !options.loseEnded) {
    throw new Stop(
      `${sealed.endedCount} ended reports can be read with no other key of ${owner.id}: wait until they ` +
        'are erased (content/operator.yaml, retention), or say --lose-ended',
    )
  }
  if (key.revokedOn === undefined) {
    writeCentresFile(centresFile, revokeKey(centres.text, id, today))
  }
  return [
    `Nothing is sealed to ${id} of ${owner.id} any more, from ${today} on.`,
    ...(sealed.endedCount > 0
      ? [`${sealed.endedCount} ended reports can't be read any more once it is destroyed.`]
      : []),
    ...CHECKLIST,
  ]
}

const isUsable = (key: PublicKey, today: string) =>
  key.revokedOn === undefined || key.revokedOn > today

/** What no program can do, in this order. */
const CHECKLIST = [
  '',
  'Now, by hand, two people together:',
  '  [ ] commit the centres file and deploy; then wait a day, for what still lies in the outbox',
  '  [ ] run this once more: it must still say that no open report is left',
  '  [ ] destroy every copy of the key file: on each officer’s computer, on sticks, in backups',
  '  [ ] do the same with the recovery key of the same period, once it is retired as well',
  '  [ ] destroy the slips with both passphrases',
  '  [ ] write down who destroyed what, and when',
  'Until 30 days from now the database can be set back to a state from before; what it held then',
  'is sealed, and with the keys gone nobody opens it. What can’t be proved: that no copy is left.',
]
