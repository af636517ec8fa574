import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildPortal, DIST, workerConfig } from './portal/build-portal.ts'
import { ensureDemoKeys } from './portal/demo-keys.ts'
import { openPortal } from './portal/open-portal.ts'
import { today } from './portal/operator-day.ts'
import { serveKit } from './portal/serve-kit.ts'
import { fireScheduled } from './portal/serve-worker.ts'
import { openState, type State, show } from './portal/state.ts'
import { untilInterrupted } from './run/interrupt.ts'
import { readOptions } from './run/options.ts'
import { requirePort } from './run/ports.ts'
import { runCommand, Stop } from './run/stop.ts'
import { ROOT } from './run/tools.ts'
import { seedAppeals, seedReports, writeReceipts } from './seed.ts'

const MINUTE_MS = 60_000

/** `npm start`: the whole portal on this machine, with made-up keys, people and reports. */
await runCommand(async () => {
  const { port, 'sign-in-port': signInPort } = readOptions({ port: 8787, 'sign-in-port': 8788 })
  const state = openState(resolve(process.env.JINGZHONG_STATE ?? join(ROOT, '.local', 'demo')))
  const closing: (() => unknown)[] = [state.release]
  try {
    await requirePort(port, '--port')
    await requirePort(signInPort, '--sign-in-port')
    const centres = await ensureDemoKeys(state, today())
    const built = await buildPortal({ out: DIST, centres: state.centres, demo: true })
    if (!built) console.log('Nothing has changed since the last build.')
    if (!workerConfig(DIST)) return await serveGuidesOnly(port)

    const portal = await openPortal({ state, centres, out: DIST, port, signInPort })
    closing.unshift(portal.stop)
    await seedOnce(state, portal.origin)
    // At once, too: whoever looks within the first minute finds what may belong together.
    await fireScheduled(portal.origin)
    const clock = setInterval(() => fireScheduled(portal.origin), MINUTE_MS)
    closing.unshift(() => clearInterval(clock))

    console.log(addresses(port, portal.issuer.signIn, state))
    const first = await Promise.race([untilInterrupted(), portal.ended.then(() => 'worker')])
    if (first !== 'worker') return 0
    console.error(`The Worker ended by itself; its log is in ${show(state.logs)}.`)
    return 1
  } finally {
    for (const close of closing) await close()
  }
})

async function serveGuidesOnly(port: number): Promise<number> {
  const kit = await serveKit(DIST, port)
  console.log(`\nreporting is off: guides only, at ${kit.origin}/   (Ctrl-C ends)\n`)
  await untilInterrupted()
  await kit.stop()
  return 0
}

async function seedOnce(state: State, origin: string): Promise<void> {
  const receipts = join(state.folder, 'receipts.txt')
  if (existsSync(receipts)) return
  try {
    const sent = await seedReports(origin, new Date())
    await seedAppeals(origin)
    writeReceipts(receipts, sent)
  } catch (error) {
    // The portal itself is fine; the next start sends them again, under the same keys.
    if (!(error instanceof Stop)) throw error
    console.error(error.message)
  }
}

/** What to open; the demonstration says what it is. */
function addresses(port: number, signIn: string, state: State): string {
  const passphrase = readFileSync(state.passphrase, 'utf8').trim()
  const local = port === 80 ? '' : `:${port}`
  return `
演示：这里没有人看你提交的内容。 A demonstration: nobody reads what is sent here.

  portal            http://localhost${local}/
  English           http://localhost${local}/en/
  triage console    http://triage.localhost${local}/triage/
  demo sign-in      ${signIn}
  key file          ${show(state.keyFile)}
  its passphrase    ${passphrase}
  demo receipts     ${show(join(state.folder, 'receipts.txt'))}
  logs              ${show(state.logs)}

Ctrl-C ends it; the data stays in ${show(state.folder)} until you delete that folder.
`
}
