import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Refusal } from './refusal.ts'

/**
 * Refuses places where a private key must not lie: on top of another file, or in a git tree that
 * would take it along with the next commit.
 * @throws Refusal
 */
export function checkPlace(file: string): void {
  if (existsSync(file)) throw new Refusal(`${file} exists; key files are never overwritten`)
  if (isCommittable(file)) {
    throw new Refusal(`${file} lies in a git tree that doesn't ignore it; choose another --out`)
  }
}

/**
 * Writes for the owner's eyes only; fails rather than overwrites, and leaves no half of a file.
 * @throws Refusal
 */
export function writeKeyFile(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') rmSync(file, { force: true })
    throw new Refusal(`can't write ${file} (${code})`)
  }
}

function isCommittable(file: string): boolean {
  const folder = nearestFolder(file)
  if (!isInGitTree(folder)) return false
  const { PATH } = process.env
  // Without GIT_DIR and its like, which would point git at another tree. 0 is ignored, 1 is not,
  // 128 is no tree; git missing leaves null: then the tree that we saw counts.
  const { status } = spawnSync('git', ['-C', folder, 'check-ignore', '-q', '--', resolve(file)], {
    env: { PATH },
    stdio: 'ignore',
  })
  return status !== 0 && status !== 128
}

function isInGitTree(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true
  const parent = dirname(folder)
  return parent !== folder && isInGitTree(parent)
}

function nearestFolder(file: string): string {
  const folder = dirname(resolve(file))
  return existsSync(folder) ? folder : nearestFolder(folder)
}
