import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildPortal, workerConfig } from '../../scripts/portal/build-portal.ts'
import { ensureDemoKeys } from '../../scripts/portal/demo-keys.ts'
import { openPortal } from '../../scripts/portal/open-portal.ts'
import { openState } from '../../scripts/portal/state.ts'
import { freePort } from '../../scripts/run/ports.ts'
import { seedReports } from '../../scripts/seed.ts'
import { KEYS_FROM, LANE_STATE, TEST_STATE } from '../../scripts/test/prepare-lanes.ts'
import { newReceiver } from '../support/webhook-receiver.ts'

/** The second of two lanes serves what the first has built (scripts/test/prepare-lanes.ts). */
const SECOND = process.env.JINGZHONG_LANE === '2'

/** Kept between runs: keys and build. Made anew for each: everything that a portal stores. */
const KEPT = SECOND ? LANE_STATE : TEST_STATE
const STORED = ['data', 'worker.env', 'migrated.sha256', 'officers.sql', 'figures.json', 'registry']

/** Builds the portal if its inputs changed, serves it on free ports with a fresh database, seeded. */
export default async function servePortal(project: TestProject) {
  const state = openState(KEPT)
  try {
    for (const name of STORED) rmSync(join(KEPT, name), { recursive: true, force: true })
    const centres = await ensureDemoKeys(state, KEYS_FROM)
    const out = join(TEST_STATE, 'dist')
    if (!SECOND) await buildPortal({ out, centres: state.centres, demo: true })
    if (!workerConfig(out))
      throw new Error('content/operator.yaml has reporting off: nothing to serve')
    const [port, signInPort] = [await freePort(), await freePort()]
    // Listens from the first: a free port wouldn't stay free until a test takes it.
    const hooks = await newReceiver()
    const receiver = hooks.origin
    const served = await openPortal({ state, centres, out, port, signInPort, receiver })
    await seedReports(served.origin, new Date())
    project.provide('portal', {
      origin: served.origin,
      triage: `http://triage.localhost:${port}`,
      signIn: served.issuer.signIn,
      receiver,
      out,
      state: state.folder,
      keyFile: state.keyFile,
      passphrase: readFileSync(state.passphrase, 'utf8').trim(),
    })
    return async () => {
      await served.stop()
      await hooks.close()
      state.release()
    }
  } catch (error) {
    state.release()
    throw error
  }
}
