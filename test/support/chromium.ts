import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

/** Debian's shell without windows opens a page in half the time of the whole browser. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
]

/** What brings one, in turn until there is one; a tool that isn't there is passed over. */
const INSTALLERS = [
  ['apt-get', 'update'],
  ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium-headless-shell'],
  ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ['dnf', 'install', '-y', 'chromium'],
  ['apk', 'add', 'chromium'],
] as const

type Looks = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly playwrights: () => string
  readonly isExecutable: (path: string) => boolean
}

const HERE: Looks = { env: process.env, playwrights: () => chromium.executablePath(), isExecutable }

/** A Chromium that is already there: $CHROMIUM, Playwright's own, the system's. */
export function findChromium({ env, playwrights, isExecutable }: Looks = HERE): string | undefined {
  if (env.CHROMIUM) {
    if (isExecutable(env.CHROMIUM)) return env.CHROMIUM
    throw new Error(`CHROMIUM=${env.CHROMIUM} is not a program.`)
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [playwrights(), ...onPath].find(isExecutable)
}

/**
 * A Chromium, installed where there is none: by Playwright, else by the system's package manager.
 * @returns its path, or undefined: then HOW_TO_INSTALL says what to do
 */
export function needChromium(): string | undefined {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium found: installing one …')
  run(join('node_modules', '.bin', 'playwright-core'), ['install', '--with-deps', 'chromium'])
  const installers = process.getuid?.() === 0 ? INSTALLERS : []
  for (const [tool, ...args] of installers) {
    if (!findChromium() && isOnPath(tool)) run(tool, args)
  }
  return findChromium()
}

export const HOW_TO_INSTALL =
  'The browser tests need Chromium: install the package "chromium" of your system, or set CHROMIUM to its path.'

/** Starts it headless; sandboxed unless the user is root, where Chromium's sandbox can't work. */
export function launchChromium() {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(HOW_TO_INSTALL)
  return chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    // Without a UTF-8 locale it can't name a download in Chinese.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
}

const run = (tool: string, args: readonly string[]) => spawnSync(tool, args, { stdio: 'inherit' })

const isOnPath = (tool: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, tool)))

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return existsSync(path)
  } catch {
    return false
  }
}
