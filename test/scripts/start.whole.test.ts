import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { createServer, type Server } from 'node:net'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseReceipt, receiptAuth } from '../../functions/sealing/receipt.ts'
import { freePort, isFree } from '../../scripts/run/ports.ts'
import { portal } from '../support/portal.ts'
import { newState, type Started, start, untilServing } from '../support/start-command.ts'

const DEMO_REPORTS = parse(readFileSync('scripts/demo/reports.yaml', 'utf8')).length

describe('npm start', () => {
  test('keeps the data, builds nothing twice, and leaves no port and no lock behind', async () => {
    const first = await serve()
    const receipts = receiptsIn(state)
    expect(receipts).toHaveLength(DEMO_REPORTS)
    // What a new officer meets: three reports of two reporters that name the same.
    expect(await casesAt()).toMatchObject({ cases: [], proposals: [{ reports: 3, sources: 2 }] })
    expect(await interrupt(first)).toBe(0)
    expect(await whatIsLeft()).toEqual([])

    const second = await serve()
    expect(second.said()).toContain(NOTHING_NEW)
    expect(receiptsIn(state)).toEqual(receipts)
    expect(await stageOf(receipts[0] as string)).toBe('received')
    expect(await interrupt(second)).toBe(0)
  }, 180_000)

  test('says in one line that its state is in use', async () => {
    const holder = join(state, 'lock')
    writeFileSync(holder, `${process.pid}\n`)
    await expectOneLine(/^A portal already runs on this state \(process \d+\)/)
    expect(existsSync(holder)).toBe(true)
  })

  test('takes over the lock of a process that is gone', async () => {
    writeFileSync(join(state, 'lock'), '999999999\n')
    const other = await occupy(port)
    await expectOneLine(/^Port \d+ is in use/)
    other.close()
  })

  test('says in one line that a port is in use, for either port', async () => {
    for (const [taken, option] of [
      [port, '--port'],
      [signInPort, '--sign-in-port'],
    ] as const) {
      const other = await occupy(taken)
      await expectOneLine(new RegExp(`^Port ${taken} is in use .* ${option}\\.$`))
      other.close()
    }
  })

  test('says in one line that the state folder is a file', async () => {
    rmSync(state, { recursive: true })
    writeFileSync(state, '')
    await expectOneLine(/^The state folder .* can't be used/)
  })

  test('says in one line that keys are missing from the state', async () => {
    rmSync(join(state, 'key-file.age'))
    await expectOneLine(/^Keys are missing in .*: delete the folder to begin anew\.$/)
  })

  test('says in one line that the database is broken', async () => {
    const theirs = join(portal().state, 'data')
    for (const file of databaseFiles(theirs)) {
      const mine = join(state, 'data', file)
      mkdirSync(dirname(mine), { recursive: true })
      writeFileSync(mine, 'no database')
    }
    await expectOneLine(/^The local database can't be brought up to date .* delete /)
  }, 60_000)
})

const NOTHING_NEW = 'Nothing has changed since the last build.'

let state: string
let port: number
let signInPort: number
let running: Started[] = []

beforeEach(async () => {
  state = newState()
  port = await freePort()
  signInPort = await freePort()
})

afterEach(async () => {
  for (const started of running) await interrupt(started)
  running = []
  rmSync(state, { recursive: true, force: true })
})

async function serve(): Promise<Started> {
  const started = run()
  await untilServing(started)
  return started
}

function run(): Started {
  const started = start(state, port, signInPort)
  running.push(started)
  return started
}

/** What Ctrl-C does. @returns the exit code */
function interrupt({ child, ended }: Started): Promise<number | null> {
  child.kill('SIGINT')
  return ended
}

async function expectOneLine(line: RegExp): Promise<void> {
  const started = run()
  expect(await started.ended).toBe(1)
  const lines = started.said().trim().split('\n')
  expect(lines.filter((text) => text !== '' && text !== NOTHING_NEW)).toEqual([
    expect.stringMatching(line),
  ])
}

function occupy(taken: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(taken, '127.0.0.1', () => resolve(server))
  })
}

const receiptsIn = (folder: string): string[] =>
  readFileSync(join(folder, 'receipts.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('  ')[1] as string)

async function stageOf(receipt: string): Promise<string> {
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error(bytes.error)
  const authorization = `Receipt ${await receiptAuth(bytes.value)}`
  const url = `http://localhost:${port}/api/v1/reports/status`
  const response = await fetch(url, { headers: { authorization } })
  return ((await response.json()) as { stage: string }).stage
}

/** What the page of cases shows an officer of the demonstration. */
async function casesAt(): Promise<unknown> {
  const signedIn = await fetch(`http://127.0.0.1:${signInPort}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ id: 'lin' }),
    redirect: 'manual',
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  return new Promise((resolve, reject) => {
    const headers = { host: `triage.localhost:${port}`, cookie, 'sec-fetch-site': 'same-origin' }
    const asked = get({ port, path: '/api/v1/triage/cases', headers }, async (answer) =>
      resolve(JSON.parse(Buffer.concat(await answer.toArray()).toString('utf8'))),
    )
    asked.on('error', reject)
  })
}

const databaseFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.sqlite'),
  )

async function whatIsLeft(): Promise<string[]> {
  const ports = [port, signInPort]
  const taken = await Promise.all(ports.map(async (one) => ((await isFree(one)) ? [] : [`${one}`])))
  return [...taken.flat(), ...readdirSync(state).filter((name) => name === 'lock')]
}
