import { insertSubjectEvent, isPlaceTaken, NO_HEAD, selectHead } from './event.store.ts'
import type { ChainedEvent, ChainHead } from './link-event.ts'
import type { Subject } from './subjects.ts'

export type SubjectLogStore = ReturnType<typeof subjectLogStore>

/** Histories of what changes nothing in the database, such as that somebody took data out. */
export function subjectLogStore(db: D1Database) {
  return {
    async headOf(subject: Subject): Promise<ChainHead> {
      return (await selectHead(db, subject).first<ChainHead>()) ?? NO_HEAD
    },

    /** @returns false when another event came first; then nothing is written */
    async append(event: ChainedEvent): Promise<boolean> {
      try {
        await insertSubjectEvent(db, event).run()
        return true
      } catch (error) {
        if (isPlaceTaken(error)) return false
        throw error
      }
    },
  }
}
