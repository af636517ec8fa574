import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Checkpoint, checkpoint } from '../../functions/audit/checkpoint.store.ts'
import { type EventRow, rowToEvent } from '../../functions/audit/event.store.ts'
import { readSpokenRows } from '../../functions/audit/spoken-rows.store.ts'
import type { AuditedReport, LogSource } from '../../functions/audit/verify-log.ts'
import { KV_KEYS } from '../../functions/kv-keys.ts'
import { Stop } from '../run/stop.ts'
import { ROOT, tool, toolEnv } from '../run/tools.ts'

/** Rows at once: what comes back is JSON, read whole. */
const PAGE = 5_000

const ID = /^[0-9a-z]*$/

const run = promisify(execFile)

/** Reads with wrangler, which reaches a local state and a deployed portal alike; it changes nothing. */
export async function readLog(where: readonly string[], env = {}): Promise<LogSource> {
  const ask = async (args: readonly string[]) => {
    try {
      const { stdout } = await run(tool('wrangler'), [...args, ...where], {
        cwd: ROOT,
        env: toolEnv(env),
        maxBuffer: 1 << 28,
      })
      return stdout
    } catch (error) {
      const { stderr, message } = error as { stderr?: string; message: string }
      throw new Stop(`wrangler could not read: ${(stderr?.trim() || message).split('\n')[0]}`)
    }
  }
  const rows = async <Row>(sql: string): Promise<Row[]> => {
    const answer = await ask(['d1', 'execute', 'DB', '--json', '--command', sql])
    return (JSON.parse(answer) as [{ results: Row[] }])[0].results
  }
  const keys = JSON.parse(
    await ask(['kv', 'key', 'list', '--binding', 'KV', '--prefix', KV_KEYS.checkpoint]),
  ) as { name: string }[]
  const checkpoints: Checkpoint[] = []
  for (const { name } of keys) {
    const read = await ask(['kv', 'key', 'get', name, '--binding', 'KV', '--text'])
    checkpoints.push(checkpoint.parse(JSON.parse(read)))
  }
  return {
    checkpoints: checkpoints.toSorted((a, b) => a.no - b.no),
    events: async (no) =>
      (
        await rows<EventRow>(
          `SELECT * FROM events WHERE no > ${Math.trunc(no)} ORDER BY no LIMIT ${PAGE}`,
        )
      ).map(rowToEvent),
    rows: (name) => readSpokenRows((sql) => rows<{ name: string }>(sql), name, PAGE),
    reports: (id) => {
      if (!ID.test(id)) throw new Error('not an id')
      return rows<AuditedReport>(
        `SELECT id, stage FROM reports WHERE id > '${id}' ORDER BY id LIMIT ${PAGE}`,
      )
    },
  }
}
