import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Stop } from '../run/stop.ts'

/**
 * Refuses places where a private key must not lie: on top of another file, or in a git tree that
 * would take it along with the next commit.
 * @throws Stop
 */
export function checkPlace(file: string): void {
  if (existsSync(file)) throw new Stop(`${file} exists; key files are never overwritten`)
  if (isCommittable(file)) {
    throw new Stop(`${file} lies in a git tree that doesn't ignore it; choose another --out`)
  }
}

/**
 * Writes for the owner's eyes only; fails rather than overwrites, and leaves no half of a file.
 * @throws Stop
 */
export function writeKeyFile(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') rmSync(file, { force: true })
    throw new Stop(`can't write ${file} (${code})`)
  }
}

function isCommittable(file: string): boolean {
  const folder = nearestFolder(file)
  if (!isInGitTree(folder)) return false
  const { PATH, HOME } = process.env
  // Without GIT_DIR and its like, which would point git at another tree. Only a clear "ignored" (0)
  // counts: git may be missing, or refuse to look into a tree of somebody else's.
  const { status } = spawnSync('git', ['-C', folder, 'check-ignore', '-q', '--', resolve(file)], {
    env: { PATH, HOME },
    stdio: 'ignore',
  })
  return status !== 0
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
