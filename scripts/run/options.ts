import { parseArgs } from 'node:util'
import { Stop } from './stop.ts'

/** Reads `--name 123` options over their defaults. @throws Stop for an unknown or malformed one. */
export function readOptions<T extends Record<string, number>>(defaults: T): T {
  const names = Object.keys(defaults)
  try {
    const { values } = parseArgs({
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    })
    return Object.fromEntries(
      names.map((name) => [name, toPort(name, values[name] ?? defaults[name])]),
    ) as T
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(`Options: ${names.map((name) => `--${name} PORT`).join(' ')}`)
  }
}

function toPort(name: string, value: unknown): number {
  const port = Number(value)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Stop(`--${name} ${value} is not a port.`)
}
