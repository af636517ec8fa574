import { type PublicKey, readCentresFile } from './centres-file.ts'

/** One line a key: whose, its id, its period, and what it is on that day. */
export function listKeys(centresFile: string, today: string): string[] {
  const file = readCentresFile(centresFile)
  const owners = [...file.centres, { id: 'recovery', keys: file.recovery }]
  const width = Math.max(...owners.map(({ id }) => id.length))
  return owners.flatMap(({ id, keys }) =>
    keys.length === 0
      ? [`${id.padEnd(width)}  no key yet`]
      : keys.map((key) => `${id.padEnd(width)}  ${line(key, keys, today)}`),
  )
}

function line(key: PublicKey, keys: readonly PublicKey[], today: string): string {
  const mark = key.demo ? ', demo' : ''
  return `${key.id}  ${key.from} to ${key.until}  ${stateOf(key, keys, today)}${mark}`
}

/** The newest key that has begun goes on after its period until another one begins. */
function stateOf(key: PublicKey, keys: readonly PublicKey[], today: string): string {
  const isRevoked = ({ revokedOn }: PublicKey) => revokedOn !== undefined && revokedOn <= today
  if (isRevoked(key)) return `revoked on ${key.revokedOn}`
  if (key.from > today) return 'begins later'
  const newer = keys.some(
    (other) => !isRevoked(other) && other.from > key.from && other.from <= today,
  )
  if (newer) return 'past: still opens older reports'
  return key.until < today ? 'in use, but its period is over: make a new one' : 'in use'
}
