import { startIssuer } from '../demo/issuer.ts'
import { DEMO_ROLES } from '../demo/roles.ts'
import type { DemoCentres } from './demo-keys.ts'
import { ensureFigures } from './ensure-figures.ts'
import { ensureOfficers } from './ensure-officers.ts'
import { migrate } from './migrate.ts'
import { serveWorker } from './serve-worker.ts'
import type { State } from './state.ts'
import { writeWorkerEnv } from './worker-env.ts'

type Options = {
  readonly state: State
  readonly centres: DemoCentres
  /** A finished build. */
  readonly out: string
  readonly port: number
  readonly signInPort: number
  /** http://127.0.0.1:PORT: the one address beyond the list that webhooks may be sent to, in tests. */
  readonly receiver?: string
}

/** Serves a build on this machine: sign-in, secrets, database, people, figures, Worker. Stops as a whole. */
export async function openPortal({ state, centres, out, port, signInPort, receiver }: Options) {
  const issuer = await startIssuer({
    port: signInPort,
    console: `http://triage.localhost:${port}/triage/`,
    roles: DEMO_ROLES,
    keyFile: state.issuerKey,
  })
  try {
    writeWorkerEnv(state, issuer.url, receiver)
    await migrate(state)
    await ensureOfficers(state, centres)
    await ensureFigures(state)
    const worker = await serveWorker(out, state, port)
    const stop = async () => {
      await worker.stop()
      await issuer.stop()
    }
    return { origin: worker.origin, ended: worker.ended, issuer, stop }
  } catch (error) {
    await issuer.stop()
    throw error
  }
}
