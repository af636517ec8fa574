import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { migrate } from './migrate.store.ts'

export interface LocalWorker {
  readonly script: string
  /** Where D1 and KV are kept; nothing is kept where it is left out. */
  readonly state?: string
  readonly bindings?: Readonly<Record<string, string>>
  /** Whether it has a bucket for pictures and files. */
  readonly evidence?: boolean
  /** Whether the script exports the outbox. */
  readonly outbox?: boolean
  /** Whether `state` is that of an earlier run. */
  readonly migrated?: boolean
  /** What the Worker writes to its console, line by line. */
  readonly onLog?: (line: string) => void
}

export interface RunningWorker {
  readonly origin: string
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
  readonly database: () => Promise<D1Database>
  readonly stop: () => Promise<void>
}

/** Runs one Worker in workerd with an empty, migrated D1, a KV and a limiter that lets all through. */
export async function runWorker(worker: LocalWorker): Promise<RunningWorker> {
  const options = convertV4MiniflareOptions({
    modules: [{ type: 'ESModule', path: 'worker.mjs', contents: worker.script }],
    compatibilityDate: '2026-11-01',
    host: '127.0.0.1',
    port: 0,
    cf: false,
    d1Databases: ['DB'],
    kvNamespaces: ['KV'],
    ...(worker.evidence && { r2Buckets: ['EVIDENCE'] }),
    ...(worker.outbox && {
      durableObjects: { OUTBOX: { className: 'OutboxShard', useSQLite: true } },
    }),
    ratelimits: {
      INTAKE_LIMIT: { namespace_id: '1001', simple: { limit: 1_000_000_000, period: 60 } },
    },
    bindings: { ...worker.bindings },
    handleStructuredLogs: ({ message }) => worker.onLog?.(message),
  })
  const miniflare = new Miniflare({
    ...options,
    ...(worker.state && { resourcePersistencePath: worker.state }),
  })
  const origin = (await miniflare.ready).origin
  const database = async () => (await miniflare.getD1Database('DB')) as unknown as D1Database
  if (!worker.migrated) await migrate(await database())
  return {
    origin,
    fetch: (path, init) => fetch(origin + path, init),
    database,
    stop: () => miniflare.dispose(),
  }
}
