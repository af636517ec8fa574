import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * The house rules that the linter can't say (biome.json has the rest). Each rule carries a sample that it
 * must catch, so that none of them falls asleep. An exception is a path and its reason.
 */
const RULES: readonly Rule[] = [
  {
    name: 'SQL stands only in *.store.ts and migrations',
    where: /^(?:functions|site|scripts)\/(?!.*\.store\.ts$).*\.(?:ts|mjs|astro)$/,
    not: /\b(?:SELECT\s[^'"`]*\sFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b|\.prepare\(/,
    caught: "db.prepare('SELECT id FROM reports')",
    instead: 'add a verb to the store of its folder',
    except: {
      'scripts/prove/faulty-bindings.ts': 'stands before a database and writes no query',
    },
  },
  {
    name: 'only env.ts, context.ts and index.ts read the environment',
    where: /^(?:functions|site)\/(?!(?:env|context|index)\.ts$|vite\/).*\.(?:ts|astro)$/,
    not: /\bc\.env\b|cloudflare:workers|\benv\.[A-Z]|process\.env/,
    caught: 'const db = c.env.DB',
    instead: 'take what you need from the Context',
    except: {
      'functions/http/configured.ts': 'hands the environment to createContext and reads nothing',
      'functions/outbox/outbox-shard.ts': 'is a Durable Object, whose class stands in that module',
    },
  },
  {
    name: 'nothing is put into a page as raw HTML',
    where: /^site\/.*\.(?:ts|astro)$/,
    not: /set:html|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/,
    caught: '<p set:html={story} />',
    instead: 'use text: templates and textContent escape',
  },
  {
    name: 'URLs of ours are spelled only in site/paths.ts',
    where: /^site\/(?!paths\.ts$|vite\/).*\.(?:ts|astro)$/,
    not: /\b(?:href|action|src)=(?:["'`]|\{["'`])\/(?!\/)|["'`]\/(?:en|easy|now|guides|check|report|triage|api|search|about|privacy)\b[^"'`]*["'`]/,
    caught: '<a href="/guides/">',
    instead: 'use pathsIn(edition)',
    except: {
      'site/layouts/Page.astro': 'names /favicon.svg, a file of site/public and no page',
    },
  },
  {
    name: 'words that people read stand in content/strings, not in code',
    where: /^site\/(?!vite\/).*\.(?:ts|astro)$/,
    not: /\p{Script=Han}/u,
    caught: '<p>先停一停</p>',
    instead: "say it with t('area.key')",
    except: {
      'site/charts/bar-of-fact.ts': 'names the hedges of content/facts/vocabulary.yaml',
      'site/day-words.ts': 'writes dates: 年, 月, 日 are their notation, not a sentence',
      'site/phone-links.ts': 'tells phone numbers from sums by the unit behind them',
      'site/schemas/all-clear.ts': 'knows words that a text may not hold; shows none',
      'site/queries/say-figure.ts': 'writes numbers: 万 and 亿 are their notation, not a sentence',
    },
  },
  {
    name: 'work left over is an issue, not a comment',
    where: /^(?:functions|site|scripts|test)\/(?!boundaries).*\.(?:ts|mjs|astro|css)$/,
    not: /\b(?:TODO|FIXME|HACK)\b|@ts-ignore|@ts-nocheck/,
    caught: '// TODO later',
    instead: 'do it, or file an issue',
    withComments: true,
  },
]

describe.for(RULES)('$name', (rule) => {
  test('holds everywhere', () => {
    const found = sources()
      .filter(({ path }) => rule.where.test(path) && !rule.except?.[path])
      .flatMap((source) => linesWith(source, rule).map((line) => `${line} (${rule.instead})`))
    expect(found).toEqual([])
  })

  test('catches its sample', () => {
    expect(linesWith({ path: 'sample', text: rule.caught }, rule)).toHaveLength(1)
  })

  test('has no exception for a file that needs none', () => {
    const stale = Object.keys(rule.except ?? {}).filter((path) => {
      const source = sources().find((one) => one.path === path)
      return !source || linesWith(source, rule).length === 0
    })
    expect(stale).toEqual([])
  })
})

test('a long file says at its top why: "Longer than most files: …"', () => {
  const limitOf = (path: string) =>
    path.endsWith('.css') ? 500 : path.startsWith('test/') ? 300 : 200
  const silent = sources()
    .filter(({ path, text }) => CODE.test(path) && text.split('\n').length - 1 > limitOf(path))
    .filter(({ text }) => !/longer than/i.test(text.split('\n').slice(0, 10).join('\n')))
  expect(silent.map(({ path }) => path)).toEqual([])
})

test('no file or folder has a name that could hold anything', () => {
  const vague = /(?:^|\/)(?:utils?|helpers?|common|misc|lib|shared|stuff|v2|new)(?:\/|\.|$)/i
  expect('functions/utils/dates.ts').toMatch(vague)
  expect(
    sources()
      .filter(({ path }) => vague.test(path))
      .map(({ path }) => path),
  ).toEqual([])
})

test('files are named in kebab-case, components in PascalCase', () => {
  const name = /^(?:\[?(?:\.\.\.)?[a-z0-9]+(?:-[a-z0-9]+)*\]?|\d{4}_[a-z_]+)(?:\.[a-z0-9-]+)*$/
  const component = /^[A-Z][A-Za-z0-9]*\.astro$/
  const odd = sources().filter(({ path }) => {
    const file = path.split('/').at(-1) as string
    return CODE.test(path) && !name.test(file) && !component.test(file)
  })
  expect(odd.map(({ path }) => path)).toEqual([])
})

describe('what prerendered pages and enhance/ import, and what that imports', () => {
  const roots = () =>
    sources().filter(({ path }) => /^site\/(?!portal\/|vite\/).*\.(?:ts|astro)$/.test(path))

  test('is never code that needs the Worker', () => {
    expect(serverCodeFrom(roots().map(({ path }) => path))).toEqual([])
  })

  test('would show code that needs the Worker', () => {
    expect(serverCodeFrom(['functions/context.ts'])).not.toEqual([])
  })
})

type Rule = {
  readonly name: string
  readonly where: RegExp
  readonly not: RegExp
  /** A line that breaks the rule. */
  readonly caught: string
  readonly instead: string
  readonly except?: Readonly<Record<string, string>>
  readonly withComments?: boolean
}
type Source = { readonly path: string; readonly text: string }

const CODE = /\.(?:ts|mjs|astro|css|sql)$/

let read: Source[] | undefined
/** All source files, once. */
function sources(): Source[] {
  read ??= ['functions', 'site', 'scripts', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => posix.join(entry.parentPath, entry.name))
      .map((path) => ({ path, text: CODE.test(path) ? readFileSync(path, 'utf8') : '' })),
  )
  return read
}

function linesWith({ path, text }: Source, { not, withComments }: Rule): string[] {
  return (withComments ? text : withoutComments(text))
    .split('\n')
    .flatMap((line, n) => (not.test(line) ? [`${path}:${n + 1}: ${line.trim()}`] : []))
}

/** Blanks comments out and keeps the lines in place. */
const withoutComments = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/.*$/gm, '$1')

const SERVER =
  /^(?:hono|cloudflare:|@astrojs\/cloudflare)|^functions\/(?:index|app|env|context)\.ts$|\.store\.ts$|^functions\/(?:http|access)\/|\/routes\.ts$/

/** Follows imports of values (types vanish) and names each chain that ends in code of the Worker. */
function serverCodeFrom(roots: readonly string[]): string[] {
  const known = new Map(sources().map(({ path, text }) => [path, text]))
  const seen = new Set<string>()
  const found: string[] = []
  const waiting = roots.map((path) => [path])
  for (let chain = waiting.pop(); chain; chain = waiting.pop()) {
    const path = chain.at(-1) as string
    if (SERVER.test(path)) found.push(chain.join(' → '))
    if (seen.has(path)) continue
    seen.add(path)
    for (const target of importsOf(path, known)) waiting.push([...chain, target])
  }
  return found
}

function importsOf(path: string, known: ReadonlyMap<string, string>): string[] {
  const text = withoutComments(known.get(path) ?? '')
  const imports = text.matchAll(/(?:import|export)\s+(?!type\b)([^'";]*?)from\s+['"]([^'"]+)['"]/g)
  const named = [...imports]
    .filter(([, names]) => !onlyTypes(names as string))
    .map(([, , from]) => from)
  const bare = [...text.matchAll(/import\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, from]) => from)
  return [...named, ...bare].map((from) => resolve(path, from as string, known))
}

const onlyTypes = (names: string) => {
  const list = /^\s*\{([\s\S]*)\}\s*$/.exec(names)?.[1]
  return (
    list?.split(',').every((one) => one.trim() === '' || one.trim().startsWith('type ')) ?? false
  )
}

function resolve(path: string, from: string, known: ReadonlyMap<string, string>): string {
  if (!from.startsWith('.')) return from
  const target = join(dirname(path), from)
  return [target, `${target}.ts`].find((candidate) => known.has(candidate)) ?? target
}
