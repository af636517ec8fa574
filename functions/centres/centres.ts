import raw from '../../content/centres.yaml'
import type { Recipient } from '../sealing/sealed-part.ts'
import { type CentresFile, centresSchema } from './centres.schema.ts'

type Centre = CentresFile['centres'][number]
type Key = Centre['keys'][number]

export type Centres = ReturnType<typeof centresOf>

let compiledIn: Centres | undefined

/** The centres of content/centres.yaml, compiled in, so that no stored row can swap a key. */
export function centresFrom(): Centres {
  compiledIn ??= centresOf(centresSchema.parse(raw))
  return compiledIn
}

/** Looks up centres and their keys. Pure over one parsed file. */
export function centresOf(file: CentresFile) {
  const find = (id: string) => file.centres.find((centre) => centre.id === id)
  return {
    defaultId: file.default,
    all: file.centres,
    find,
    /**
     * Who can open a report for this centre on a day (YYYY-MM-DD): its current period key, or the last
     * one where no new one was deployed, and the recovery key. Empty when the centre has no key: what
     * only the recovery key opens would wait unread.
     */
    recipientsFor(id: string, day: string): readonly Recipient[] {
      const current = currentKey(find(id)?.keys ?? [], day)
      if (!current) return []
      const recovery = currentKey(file.recovery, day)
      return [current, ...(recovery ? [recovery] : [])].map(toRecipient)
    },
    /** Any listed key of the centre that isn't revoked may seal to it, also after its period. */
    accepts: (id: string, kid: string, day: string) =>
      usable(find(id)?.keys ?? [], day).some((key) => key.id === kid),
    /** The same of recovery keys. */
    isRecovery: (kid: string, day: string) =>
      usable(file.recovery, day).some((key) => key.id === kid),
    /** Whether recipientsFor names a recovery key on a day; then every part must be sealed to one. */
    hasRecovery: (day: string) => currentKey(file.recovery, day) !== undefined,
    /** Keys made for a demonstration: a Worker that isn't local refuses to run with them. */
    hasDemoKeys: [...file.centres.flatMap((centre) => centre.keys), ...file.recovery].some(
      (key) => key.demo === true,
    ),
    hasKeys: (find(file.default)?.keys.length ?? 0) > 0,
  }
}

const usable = (keys: readonly Key[], day: string) =>
  keys.filter((key) => key.revokedOn === undefined || key.revokedOn > day)

function currentKey(keys: readonly Key[], day: string): Key | undefined {
  const started = usable(keys, day).filter((key) => key.from <= day)
  return started.sort((a, b) => (a.from < b.from ? 1 : -1))[0]
}

const toRecipient = (key: Key): Recipient => ({ kid: key.id, publicKey: key.publicKey })
