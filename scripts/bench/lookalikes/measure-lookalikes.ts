import { readFileSync } from 'node:fs'
import { parseContent } from '../../../functions/content/parse-content.ts'
import type { Addresses } from '../../../functions/lookalikes/addresses.schema.ts'
import { judgeHost } from '../../../functions/lookalikes/judge-host.ts'
import { protectedSchema } from '../../../functions/lookalikes/protected.schema.ts'
import { protectedNames } from '../../../functions/lookalikes/protected-names.ts'
import { readYaml } from '../../../site/vite/yaml.mjs'
import { makeImitations } from './make-imitations.ts'

/** How one group of hosts was judged; `of` and `found` are counts, `other` what was judged otherwise. */
export interface Group {
  readonly name: string
  readonly of: number
  readonly found: number
  readonly other: readonly string[]
}

export interface Measured {
  /** Imitations made mechanically, by trick: found are those recognised. */
  readonly generated: readonly Group[]
  /** Imitations written by hand, by trick. */
  readonly written: readonly Group[]
  /** Ordinary domains, by where they come from: found are the false alarms. */
  readonly ordinary: readonly Group[]
}

const SEED = 20261122

/** Judges every host of the sets beside this file with content/protected.yaml as it is. */
export function measureLookalikes(): Measured {
  const file = parseContent(
    protectedSchema,
    readYaml('content/protected.yaml'),
    'content/protected.yaml',
  )
  const addresses = readYaml('content/addresses.yaml') as Addresses
  const names = protectedNames({ ...file, ...addresses })
  const isFlagged = (host: string) =>
    judgeHost(new URL(`https://${host}`).hostname, names).kind === 'imitation'
  const made = makeImitations(file.brands, SEED)
  const groupsOf = (hosts: readonly (readonly [string, string])[], want: boolean) =>
    [...new Set(hosts.map(([group]) => group))].map((name): Group => {
      const inside = hosts.filter(([group]) => group === name).map(([, host]) => host)
      const flagged = inside.filter(isFlagged)
      const other = want ? inside.filter((host) => !isFlagged(host)) : flagged
      return { name, of: inside.length, found: flagged.length, other }
    })
  return {
    generated: groupsOf(
      made.map(({ host, trick }) => [trick, host] as const),
      true,
    ),
    written: groupsOf(readSet('made.txt'), true),
    ordinary: groupsOf(readSet('ordinary.txt'), false),
  }
}

/** Found of all, over the groups. */
export function rateOf(groups: readonly Group[]): { found: number; of: number; rate: number } {
  const found = groups.reduce((sum, group) => sum + group.found, 0)
  const of = groups.reduce((sum, group) => sum + group.of, 0)
  return { found, of, rate: found / of }
}

/** Lines of a set under the heading (`## name`) that they stand below. */
function readSet(file: string): readonly (readonly [string, string])[] {
  let group = ''
  const found: (readonly [string, string])[] = []
  for (const line of readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith('## ')) group = line.slice(3)
    else if (line !== '' && !line.startsWith('#')) found.push([group, line])
  }
  return found
}
