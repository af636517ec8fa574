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
      names.map((name) => [name, toNumber(name, values[name] ?? defaults[name])]),
    ) as T
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(`Options: ${names.map((name) => `--${name} NUMBER`).join(' ')}`)
  }
}

function toNumber(name: string, value: unknown): number {
  const number = Number(value)
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number
  throw new Stop(`--${name} ${value} is not a whole number from 1 to 65535.`)
}
