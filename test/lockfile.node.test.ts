import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Entry = {
  readonly version?: string
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const packages: Record<string, Entry> = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
).packages

test('the lockfile has the binaries of every system, so that `npm ci` works on each', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  )
  expect(missing).toEqual([])
})

test('the lockfile names no registry: each machine uses its own', () => {
  const resolved = Object.entries(packages).filter(([, entry]) => entry.resolved)
  expect(resolved.map(([path]) => path)).toEqual([])
})

/** Looks where Node would: beside the package, then outwards. */
function isLocked(path: string, name: string): boolean {
  if (packages[`${path && `${path}/`}node_modules/${name}`]) return true
  if (path === '') return false
  const outer = path.lastIndexOf('/node_modules/')
  return isLocked(outer === -1 ? '' : path.slice(0, outer), name)
}
