// Runs before every other npm script, on whatever Node the system has: only this file may not assume
// Node 24, which is one of the packages it installs.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const lock = join(root, 'package-lock.json')
const installed = join(root, 'node_modules', '.package-lock.json')

if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(
    `Jingzhong needs Node 20 or newer to start; this is ${process.versions.node}. See https://nodejs.org/`,
  )
}
if (!existsSync(lock)) stop(`${lock} is missing: run this inside a clone of the project.`)
if (!isInstalled()) install()

/** True when node_modules holds what the lockfile names; npm writes its own list when it is done. */
function isInstalled() {
  if (!existsSync(installed) || !existsSync(join(root, 'node_modules', '.bin', 'node')))
    return false
  const wanted = read(lock)
  const present = read(installed)
  return Object.keys(wanted).every(
    (path) =>
      path === '' || wanted[path].optional || present[path]?.version === wanted[path].version,
  )
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

function install() {
  console.log('Installing packages (npm ci) …')
  // Without our own node_modules/.bin, whose node disappears while npm works.
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.replace(/\\/g, '/').endsWith('node_modules/.bin'))
    .join(delimiter)
  const windows = process.platform === 'win32'
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: 'inherit',
    shell: windows,
  })
  if (result.error) stop(`npm could not be started (${result.error.message}). It comes with Node.`)
  if (result.status !== 0)
    stop('npm ci failed; its own lines above say why. Run the command again.')
}

function stop(line) {
  console.error(line)
  process.exit(1)
}
