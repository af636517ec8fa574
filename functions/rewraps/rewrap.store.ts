import { insertEvent, isPlaceTaken } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'
import { evidencePart } from '../evidence/sealed-file.ts'
import { messagePart, type Sender } from '../messages/sealed-message.ts'
import type { Wrap } from '../sealing/sealed-part.ts'
import type { AddedWrap } from './rewrap.schema.ts'

/** Something sealed of a report, under the name that its content is bound to. */
export interface SealedThing {
  readonly part: string
  readonly nonce: string
  readonly ct: string
  readonly wraps: readonly Wrap[]
}

interface SealedRow {
  reportId: string
  name: string
  sender: Sender
  nonce: string
  ct: string
  wraps: string
}

/** Where sealed things of reports stand: what names one there, and what its content is bound to. */
export const PLACES = [
  { table: 'sealed_parts', name: 'part', sender: "''", partOf: ({ name }: SealedRow) => name },
  {
    ...{ table: 'messages', name: 'id', sender: 'sender' },
    partOf: ({ name, sender }: SealedRow) => messagePart(sender, name),
  },
  {
    ...{ table: 'notes', name: 'id', sender: "''" },
    partOf: ({ name }: SealedRow) => messagePart('note', name),
  },
  {
    ...{ table: 'evidence', name: 'id', sender: "''" },
    partOf: ({ name }: SealedRow) => evidencePart(name),
  },
] as const

export type RewrapStore = ReturnType<typeof rewrapStore>

/** What is sealed of open reports, and further wraps for it. */
export function rewrapStore(db: D1Database) {
  return {
    /** What is sealed of some reports of a centre and lacks a wrap for one of these keys. */
    async lacking(
      centreId: string,
      reportIds: readonly string[],
      kids: readonly string[],
    ): Promise<ReadonlyMap<string, readonly SealedThing[]>> {
      const pages = await db.batch<SealedRow>(
        PLACES.map(({ table, name, sender }) =>
          db
            .prepare(
              `SELECT s.report_id AS reportId, s.${name} AS name, ${sender} AS sender, s.nonce, s.ct, s.wraps
               FROM json_each(?1) l CROSS JOIN ${table} s ON s.report_id = l.value
               WHERE s.centre_id = ?2 AND (SELECT COUNT(*) FROM json_each(s.wraps) w
                 WHERE w.value ->> 'kid' IN (SELECT value FROM json_each(?3))) < json_array_length(?3)`,
            )
            .bind(JSON.stringify(reportIds), centreId, JSON.stringify(kids)),
        ),
      )
      const things = pages.flatMap(({ results }, n) =>
        results.map((row) => ({
          reportId: row.reportId,
          thing: {
            part: PLACES[n]?.partOf(row) ?? '',
            ...{ nonce: row.nonce, ct: row.ct, wraps: JSON.parse(row.wraps) as Wrap[] },
          },
        })),
      )
      const found = new Map<string, SealedThing[]>()
      for (const { reportId, thing } of things)
        found.set(reportId, [...(found.get(reportId) ?? []), thing])
      return found
    },

    /**
     * Adds wraps beside those that are there, with the event that says so, in one transaction; one for a
     * key that has one already is left out.
     * @returns false when something else happened to the report meanwhile; then nothing is written
     */
    async add(wraps: readonly AddedWrap[], event: ChainedEvent): Promise<boolean> {
      const { reportId, centreId } = event
      const statements = wraps.map(({ part, kid, enc, ct }) => {
        const { table, name } = placeOf(part)
        return db
          .prepare(
            `UPDATE ${table} SET wraps = json_insert(wraps, '$[#]', json(?4))
             WHERE report_id = ?1 AND centre_id = ?2 AND ${name} = ?3
               AND NOT EXISTS (SELECT 1 FROM json_each(wraps) w WHERE w.value ->> 'kid' = ?5)`,
          )
          .bind(reportId, centreId, nameOf(part), JSON.stringify({ kid, enc, ct }), kid)
      })
      try {
        await db.batch([...statements, insertEvent(db, event)])
        return true
      } catch (error) {
        if (isPlaceTaken(error)) return false
        throw error
      }
    },
  }
}

function placeOf(part: string) {
  const [parts, messages, notes, evidence] = PLACES
  if (part.startsWith('message-note-')) return notes
  return part.startsWith('message-') ? messages : part.startsWith('evidence-') ? evidence : parts
}

const nameOf = (part: string) => (part.includes('-') ? (part.split('-').at(-1) ?? '') : part)
