import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { State } from './state.ts'

const SECRETS = ['IDENTITY_SECRET', 'INDICATOR_SECRET', 'AUDIT_SECRET'] as const

/**
 * Writes the local Worker's vars and secrets. The secrets are made once for a state folder and kept:
 * its database can only be read with them. `receiver` is http://127.0.0.1:PORT of a test's own server for
 * webhooks.
 */
export function writeWorkerEnv(state: State, issuer: string, receiver?: string): void {
  const kept = readWorkerEnv(state)
  const secrets = SECRETS.map((name) => [name, kept[name] ?? randomBytes(32).toString('base64url')])
  const vars = [
    ['ACCESS_ISSUER', issuer],
    ['ACCESS_AUD', 'demo'],
    ['DEMO', 'true'],
    ...(receiver ? [['WEBHOOK_TEST_RECEIVER', receiver]] : []),
  ]
  const lines = [...secrets, ...vars].map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(state.workerEnv, lines.join(''), { mode: 0o600 })
}

/** The vars and secrets as they were written, by name. */
export function readWorkerEnv(state: State): Record<string, string> {
  if (!existsSync(state.workerEnv)) return {}
  const lines = readFileSync(state.workerEnv, 'utf8').split('\n')
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? []
      return name && value !== undefined ? [[name, value]] : []
    }),
  )
}
