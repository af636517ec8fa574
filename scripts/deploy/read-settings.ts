import { join } from 'node:path'
import { unstable_readConfig } from 'wrangler'
import { Stop } from '../run/stop.ts'
import { ROOT } from '../run/tools.ts'
import type { WorkerSettings } from './facts.ts'

/** Reads wrangler.toml as wrangler itself does. */
export function readSettings(): WorkerSettings {
  const config: Config = read()
  const routes = [config.route, ...(config.routes ?? [])].filter((route) => route !== undefined)
  return {
    vars: config.vars,
    databaseIds: config.d1_databases.map(({ database_id }) => database_id ?? ''),
    namespaceIds: config.kv_namespaces.map(({ id }) => id ?? ''),
    buckets: config.r2_buckets.map(({ bucket_name }) => bucket_name ?? ''),
    hosts: routes.map((route) =>
      (typeof route === 'string' ? route : route.pattern).replace(/\/.*$/, ''),
    ),
  }
}

/** The part of wrangler's settings that is looked at. */
type Config = {
  readonly vars: Readonly<Record<string, unknown>>
  readonly d1_databases: readonly { readonly database_id?: string }[]
  readonly kv_namespaces: readonly { readonly id?: string }[]
  readonly r2_buckets: readonly { readonly bucket_name?: string }[]
  readonly route?: string | { readonly pattern: string }
  readonly routes?: readonly (string | { readonly pattern: string })[]
}

function read() {
  try {
    return unstable_readConfig({ config: join(ROOT, 'wrangler.toml') }, { hideWarnings: true })
  } catch (error) {
    throw new Stop(`wrangler.toml can't be read: ${(error as Error).message.split('\n')[0]}`)
  }
}
