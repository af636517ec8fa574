import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Stop } from '../run/stop.ts'
import { ROOT } from '../run/tools.ts'

/** Everything that a local portal keeps: keys, secrets, database, logs. One folder, one running portal. */
export type State = {
  readonly folder: string
  /** What wrangler keeps: D1, KV. */
  readonly data: string
  readonly logs: string
  /** The Worker's vars and secrets, as `NAME=value` lines. */
  readonly workerEnv: string
  readonly centres: string
  readonly keyFile: string
  readonly passphrase: string
  /** The demo sign-in's signing key. */
  readonly issuerKey: string
  readonly release: () => void
}

/**
 * Opens (and at first makes) a state folder and takes its lock, which names the process that has it.
 * @throws Stop when the folder can't be used or a living process holds it.
 */
export function openState(folder: string): State {
  const at = (name: string) => join(folder, name)
  try {
    mkdirSync(at('logs'), { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new Stop(`The state folder ${show(folder)} can't be used (${(error as Error).message}).`)
  }
  return {
    folder,
    data: at('data'),
    logs: at('logs'),
    workerEnv: at('worker.env'),
    centres: at('centres.yaml'),
    keyFile: at('key-file.age'),
    passphrase: at('passphrase.txt'),
    issuerKey: at('issuer.jwk.json'),
    release: lock(at('lock')),
  }
}

function lock(file: string): () => void {
  for (const _ of ['first', 'after a stale lock']) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new Stop(`The lock ${show(file)} can't be written (${(error as Error).message}).`)
      }
      const pid = Number(readFileSync(file, 'utf8'))
      if (isAlive(pid)) {
        throw new Stop(
          `A portal already runs on this state (process ${pid}): end it, or set JINGZHONG_STATE to another folder. ` +
            `If no portal runs, delete ${show(file)}.`,
        )
      }
      rmSync(file, { force: true })
    }
  }
  throw new Stop(`The lock ${show(file)} was taken by another start at the same moment.`)
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Keeps wrangler's own notes inside the state folder. */
export const wranglerEnv = (state: State) => ({
  WRANGLER_LOG_PATH: state.logs,
  WRANGLER_REGISTRY_PATH: join(state.folder, 'registry'),
  // Asks nothing.
  CI: 'true',
})

/** A path as the reader would type it from the project's folder. */
export function show(path: string): string {
  const short = relative(ROOT, path)
  return short && !short.startsWith('..') ? short : path
}
