import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT } from '../run/tools.ts'

/** What a build reads. A change in any of them, or in the build's own environment, means a new build. */
const INPUTS = [
  'site',
  'functions',
  'content',
  'astro.config.mjs',
  'wrangler.toml',
  'package-lock.json',
  'tsconfig.json',
]

/** One digest over the inputs' names and bytes, further files' bytes, and the build's mode. */
export function hashInputs(files: readonly string[], mode: object): string {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap((name) => filesUnder(join(ROOT, name)))) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file))
  }
  for (const file of files) hash.update(readFileSync(file))
  return hash.update(JSON.stringify(mode)).digest('hex')
}

/** Every file at or under a path, in one order everywhere. */
export function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}
