// Longer than most files: what is read and written of two tables that belong together.

import { insertEventOf, isPlaceTaken, isUndone } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'
import type { HookEvent } from './vocabulary.ts'
import type { Delivery, Noted, StoredWebhook } from './webhook.ts'

interface HookRow {
  id: string
  centre_id: string
  version: number
  name: string
  service: StoredWebhook['service']
  host: string
  sealed: string
  lang: StoredWebhook['lang']
  school_id: string | null
  region: string | null
  scam_type: string | null
  active: number
  made_by: string
  made_at: string
  changed_at: string
}

interface DeliveryRow {
  id: string
  webhook_id: string
  event: HookEvent
  warning_id: string | null
  version: number | null
  data: string
  state: Delivery['state']
  tries: number
  next_at: string
  outcome: Delivery['outcome']
  made_at: string
}

const rowToHook = (row: HookRow): StoredWebhook => ({
  id: row.id,
  centreId: row.centre_id,
  version: row.version,
  name: row.name,
  service: row.service,
  host: row.host,
  sealed: row.sealed,
  lang: row.lang,
  schoolId: row.school_id,
  region: row.region && (row.region === 'overseas' ? row.region : row.region.padEnd(6, '0')),
  scamType: row.scam_type,
  active: row.active === 1,
  madeBy: row.made_by,
  madeAt: row.made_at,
  changedAt: row.changed_at,
})

const rowToDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  webhookId: row.webhook_id,
  event: row.event,
  warningId: row.warning_id,
  version: row.version,
  data: JSON.parse(row.data),
  state: row.state,
  tries: row.tries,
  nextAt: row.next_at,
  outcome: row.outcome,
  madeAt: row.made_at,
})

const HOOK = `h.id, h.centre_id, h.version, h.name, h.service, h.host, h.sealed, h.lang, h.school_id,
  h.region, h.scam_type, h.active, h.made_by, h.made_at, h.changed_at`
const DELIVERY = `id, webhook_id, event, warning_id, version, data, state, tries, next_at, outcome, made_at`

/** 104 random bits: a receiver knows by it that it has a message already. */
const NEW_ID = "'msg_' || lower(hex(randomblob(13)))"

/** How many deliveries that were given up the page lists. */
export const MOST_DEAD = 100

export type WebhookStore = ReturnType<typeof webhookStore>

/** Hooks and what is on its way to them. What the console asks for names the centre. */
export function webhookStore(db: D1Database) {
  const together = async (statements: readonly D1PreparedStatement[]): Promise<boolean> => {
    try {
      await db.batch([...statements])
      return true
    } catch (error) {
      if (isPlaceTaken(error) || isUndone(error)) return false
      throw error
    }
  }

  return {
    /**
     * A statement that sends word of a warning's change to every hook that wants it, and to those that
     * were told of it before: for the batch that makes the change, after it.
     */
    announcing: (
      warningId: string,
      event: 'published' | 'corrected' | 'withdrawn',
      at: string,
    ): D1PreparedStatement =>
      db
        .prepare(
          `INSERT INTO webhook_deliveries (id, webhook_id, centre_id, event, warning_id, version, state,
             next_at, made_at)
           SELECT ${NEW_ID}, h.id, h.centre_id, ?2, w.id, w.version, 'waiting', ?3, ?3
           FROM webhooks h JOIN warnings w ON w.id = ?1
           WHERE h.active = 1 AND (
             ((h.school_id IS NULL OR h.school_id = w.school_id)
               AND (h.region IS NULL OR substr(w.region, 1, length(h.region)) = h.region)
               AND (h.scam_type IS NULL OR h.scam_type = w.scam_type))
             OR EXISTS (SELECT 1 FROM webhook_deliveries d
               WHERE d.webhook_id = h.id AND d.warning_id = w.id))`,
        )
        .bind(warningId, event, at),

    /** The same of something seen at a neighbour, to the hooks of one school. */
    announcingNearby: (schoolId: string, data: Readonly<Record<string, unknown>>, at: string) =>
      db
        .prepare(
          `INSERT INTO webhook_deliveries (id, webhook_id, centre_id, event, data, state, next_at, made_at)
           SELECT ${NEW_ID}, h.id, h.centre_id, 'nearby', ?2, 'waiting', ?3, ?3
           FROM webhooks h WHERE h.active = 1 AND h.school_id = ?1`,
        )
        .bind(schoolId, JSON.stringify(data), at),

    /** Enters a hook with the first event of its history. @returns false where it is there already */
    add: (hook: StoredWebhook, event: ChainedEvent): Promise<boolean> =>
      together([
        db
          .prepare(
            `INSERT INTO webhooks (id, centre_id, version, name, service, host, sealed, lang, school_id,
               region, scam_type, active, made_by, made_at, changed_at)
             VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, ?11, ?12, ?12)`,
          )
          .bind(
            ...[hook.id, hook.centreId, hook.name, hook.service, hook.host, hook.sealed, hook.lang],
            ...[hook.schoolId, hook.region?.replace(/(?:00){1,2}$/, '') ?? null, hook.scamType],
            ...[hook.madeBy, hook.madeAt],
          ),
        insertEventOf(db, event, { table: 'webhooks', id: hook.id, version: 1 }),
      ]),

    /**
     * Switches a hook or gives it another secret, with the event that says so. What waits for one that is
     * switched off is dropped. @returns false when somebody changed it in between
     */
    change: (before: StoredWebhook, next: StoredWebhook, event: ChainedEvent): Promise<boolean> =>
      together([
        db
          .prepare(
            `UPDATE webhooks SET version = version + 1, active = ?4, sealed = ?5, changed_at = ?6
             WHERE id = ?1 AND centre_id = ?2 AND version = ?3`,
          )
          .bind(
            ...[before.id, before.centreId, before.version, next.active ? 1 : 0, next.sealed],
            next.changedAt,
          ),
        insertEventOf(db, event, { table: 'webhooks', id: before.id, version: before.version + 1 }),
        db
          .prepare(
            `UPDATE webhook_deliveries SET state = 'dropped'
             WHERE ?2 = 0 AND webhook_id = ?1 AND state = 'waiting'`,
          )
          .bind(before.id, next.active ? 1 : 0),
      ]),

    async find(centreId: string, id: string): Promise<StoredWebhook | null> {
      const row = await db
        .prepare(`SELECT ${HOOK} FROM webhooks h WHERE h.id = ?1 AND h.centre_id = ?2`)
        .bind(id, centreId)
        .first<HookRow>()
      return row && rowToHook(row)
    },

    /** The hooks of a centre, in the order in which they were entered. */
    async list(centreId: string): Promise<StoredWebhook[]> {
      const { results } = await db
        .prepare(`SELECT ${HOOK} FROM webhooks h WHERE h.centre_id = ? ORDER BY h.made_at, h.id`)
        .bind(centreId)
        .all<HookRow>()
      return results.map(rowToHook)
    },

    /** What was given up, or waits, at a centre: the newest first. */
    async deliveries(centreId: string, state: 'dead' | 'waiting'): Promise<Delivery[]> {
      const { results } = await db
        .prepare(
          `SELECT ${DELIVERY} FROM webhook_deliveries WHERE centre_id = ?1 AND state = ?2
           ORDER BY made_at DESC LIMIT ${MOST_DEAD}`,
        )
        .bind(centreId, state)
        .all<DeliveryRow>()
      return results.map(rowToDelivery)
    },

    async findDelivery(centreId: string, id: string): Promise<Delivery | null> {
      const row = await db
        .prepare(`SELECT ${DELIVERY} FROM webhook_deliveries WHERE id = ?1 AND centre_id = ?2`)
        .bind(id, centreId)
        .first<DeliveryRow>()
      return row && rowToDelivery(row)
    },

    /** Tries what was given up once more from the beginning, or puts it away, with its event. */
    settleDead: (
      { id, webhookId }: Delivery,
      version: number,
      to: 'waiting' | 'dropped',
      at: string,
      event: ChainedEvent,
    ): Promise<boolean> =>
      together([
        db
          .prepare(
            `UPDATE webhook_deliveries SET state = ?2, tries = 0, next_at = ?3
             WHERE id = ?1 AND state = 'dead'`,
          )
          .bind(id, to, at),
        insertEventOf(db, event, { table: 'webhooks', id: webhookId, version }),
      ]),

    /**
     * Takes what is due until a time (ISO 8601): nobody else takes the same before then, and the try
     * counts, also where whoever took it is stopped midway.
     */
    async take(now: string, until: string, limit: number): Promise<Delivery[]> {
      const { results } = await db
        .prepare(
          `UPDATE webhook_deliveries SET next_at = ?2, tries = tries + 1
           WHERE state = 'waiting' AND next_at <= ?1 AND id IN (
             SELECT id FROM webhook_deliveries WHERE state = 'waiting' AND next_at <= ?1
             ORDER BY next_at LIMIT ?3)
           RETURNING ${DELIVERY}`,
        )
        .bind(now, until, limit)
        .all<DeliveryRow>()
      return results.map(rowToDelivery)
    },

    /** Hooks by their ids, whatever their centre: for the job. */
    async hooksOf(ids: readonly string[]): Promise<ReadonlyMap<string, StoredWebhook>> {
      const { results } = await db
        .prepare(`SELECT ${HOOK} FROM json_each(?1) j JOIN webhooks h ON h.id = j.value`)
        .bind(JSON.stringify([...new Set(ids)]))
        .all<HookRow>()
      return new Map(results.map((row) => [row.id, rowToHook(row)]))
    },

    /** Notes what became of deliveries, and forgets those that were done before a time (ISO 8601). */
    async note(noted: readonly Noted[], centres: readonly string[], before: string): Promise<void> {
      await db.batch([
        db
          .prepare(
            `UPDATE webhook_deliveries SET state = j.value ->> 'state', outcome = j.value ->> 'outcome',
               next_at = j.value ->> 'nextAt'
             FROM json_each(?1) AS j
             WHERE webhook_deliveries.id = j.value ->> 'id' AND webhook_deliveries.state = 'waiting'`,
          )
          .bind(JSON.stringify(noted)),
        ...centres.flatMap((centre) =>
          ['delivered', 'superseded', 'dropped'].map((state) =>
            db
              .prepare(
                'DELETE FROM webhook_deliveries WHERE centre_id = ?1 AND state = ?2 AND made_at < ?3',
              )
              .bind(centre, state, before),
          ),
        ),
      ])
    },
  }
}
