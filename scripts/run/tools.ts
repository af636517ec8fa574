import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { Stop } from './stop.ts'

/** The project's own folder, whichever folder a command is called from. */
export const ROOT = resolve(import.meta.dirname, '../..')

const BIN = join(ROOT, 'node_modules', '.bin')

/** Tools report nothing to anyone, ask nothing and look nothing up. */
export const QUIET = {
  ASTRO_TELEMETRY_DISABLED: '1',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  // Offline, wrangler prints a stack when it can't fetch a sample `request.cf`.
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  NO_UPDATE_NOTIFIER: '1',
}

/** The environment in which tools run: Node 24 first in PATH, and quiet. */
export function toolEnv(extra: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  const path = `${BIN}${delimiter}${process.env.PATH ?? ''}`
  return { ...process.env, ...QUIET, ...extra, PATH: path }
}

/** The path of an installed tool. @throws Stop when the packages aren't there. */
export function tool(name: string): string {
  const path = join(BIN, process.platform === 'win32' ? `${name}.cmd` : name)
  if (!existsSync(path)) throw new Stop(`The tool "${name}" is not installed: run \`npm ci\`.`)
  return path
}
