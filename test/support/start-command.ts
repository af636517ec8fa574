import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { portal } from './portal.ts'

/** A state folder of its own with the keys of the build under test, so that nothing is built again. */
export function newState(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jingzhong-start-'))
  mkdirSync(folder, { recursive: true })
  for (const name of ['centres.yaml', 'key-file.age', 'passphrase.txt', 'keys-made']) {
    copyFileSync(join(portal().state, name), join(folder, name))
  }
  return folder
}

export type Started = {
  readonly child: ChildProcess
  /** Everything it printed so far. */
  readonly said: () => string
  readonly ended: Promise<number | null>
}

/** Runs `npm start`'s own script, without npm around it. */
export const start = (state: string, port: number, signInPort: number): Started =>
  run('scripts/start.ts', state, port, signInPort)

/** Runs `npm run dev`'s own script, without npm around it. */
export const startDev = (state: string, port: number, signInPort: number): Started =>
  run('scripts/dev.ts', state, port, signInPort)

function run(script: string, state: string, port: number, signInPort: number): Started {
  const args = [script, '--port', `${port}`, '--sign-in-port', `${signInPort}`]
  const child = spawn(join('node_modules', '.bin', 'node'), args, {
    env: { ...process.env, JINGZHONG_STATE: state, JINGZHONG_OUT: portal().out },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  child.stderr.on('data', (chunk) => {
    text += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, said: () => text, ended }
}

/** Waits for the lines that say where the portal is. */
export const untilServing = (started: Started) => until(started, 'Ctrl-C ends it')

/** Waits until the command says something. @throws when it ended before */
export async function until({ child, said }: Started, words: string): Promise<void> {
  while (!said().includes(words)) {
    if (child.exitCode !== null) throw new Error(`the command ended early:\n${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
