import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { headersFor, ROUTE_GROUPS } from '../../functions/http/headers.ts'
import { EDITIONS } from '../editions.ts'

/** Answers of the asset layer never pass the Worker: their headers come from this file. */
const FILE = '_headers'

/**
 * Writes `_headers` from the table of functions/http/headers.ts, before what the adapter wrote.
 * @returns {import('astro').AstroIntegration}
 */
export function assetHeaders() {
  return {
    name: 'asset-headers',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const file = join(fileURLToPath(dir), FILE)
        const theirs = existsSync(file) ? readFileSync(file, 'utf8') : ''
        writeFileSync(file, `${headerRules()}\n${theirs}`)
      },
    },
  }
}

/** The rules for every route group in every edition. All that match apply, so each says what it takes back. */
export function headerRules() {
  const base = headersFor('/')
  const groups = ROUTE_GROUPS.filter(({ prefix }) => prefix !== '/')
    // Where groups lie inside each other the inner one comes last and takes back the outer one's.
    .sort((a, b) => a.prefix.length - b.prefix.length)
  const rules = groups.flatMap(({ prefix, plain }) => {
    const outer = headersFor(`${prefix.replace(/[^/]+\/$/, '')}`)
    const before = { ...base, ...outer }
    const wanted = headersFor(prefix)
    const gone = Object.keys(before).filter((name) => wanted[name] !== before[name])
    const added = Object.entries(wanted).filter(([name, value]) => before[name] !== value)
    const lines = [
      ...gone.map((name) => `  ! ${name}`),
      ...added.map(([name, value]) => `  ${name}: ${value}`),
    ]
    const editions = plain ? EDITIONS.slice(0, 1) : EDITIONS
    return lines.length === 0 ? [] : editions.map((edition) => rule(edition, prefix, lines))
  })
  return [rule(EDITIONS[0], '/', entries(base)), ...rules].join('\n')
}

const entries = (table) => Object.entries(table).map(([name, value]) => `  ${name}: ${value}`)

const rule = ({ prefix: edition }, prefix, lines) =>
  `${edition && `/${edition}`}${isFile(prefix) ? prefix.slice(0, -1) : `${prefix}*`}\n${lines.join('\n')}\n`

const isFile = (prefix) => /\.[a-z]+\/$/.test(prefix)
