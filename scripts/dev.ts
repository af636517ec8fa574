import { join, resolve } from 'node:path'
import { startIssuer } from './demo/issuer.ts'
import { DEMO_ROLES } from './demo/roles.ts'
import { ensureDemoKeys } from './portal/demo-keys.ts'
import { ensureOfficers } from './portal/ensure-officers.ts'
import { migrate } from './portal/migrate.ts'
import { today } from './portal/operator-day.ts'
import { openState, show } from './portal/state.ts'
import { readWorkerEnv, writeWorkerEnv } from './portal/worker-env.ts'
import { runTool } from './run/children.ts'
import { interrupted } from './run/interrupt.ts'
import { readOptions } from './run/options.ts'
import { requirePort } from './run/ports.ts'
import { runCommand } from './run/stop.ts'
import { ROOT } from './run/tools.ts'

/**
 * `npm run dev`: shows each change at once, on the data of `npm start`. Astro's own dev server, because
 * it runs our Worker in the same runtime with the same bindings and shows a changed word in a tenth of a
 * second, where a build takes ten. What it doesn't show: `_headers`, search, the strict style rules
 * (site/vite/dev-csp.mjs) and byte counts; for these there is `npm start`.
 */
await runCommand(async () => {
  const { port, 'sign-in-port': signInPort } = readOptions({ port: 8787, 'sign-in-port': 8788 })
  const state = openState(resolve(process.env.JINGZHONG_STATE ?? join(ROOT, '.local', 'demo')))
  const closing: (() => unknown)[] = [state.release]
  try {
    await requirePort(port, '--port')
    await requirePort(signInPort, '--sign-in-port')
    const centres = await ensureDemoKeys(state, today())
    const issuer = await startIssuer({
      port: signInPort,
      console: `http://triage.localhost:${port}/triage/`,
      roles: DEMO_ROLES,
      keyFile: state.issuerKey,
    })
    closing.unshift(issuer.stop)
    writeWorkerEnv(state, issuer.url)
    await migrate(state)
    await ensureOfficers(state, centres)
    console.log(`
  portal            http://localhost:${port}/
  triage console    http://triage.localhost:${port}/triage/
  demo sign-in      ${issuer.signIn}
  key file          ${show(state.keyFile)}, passphrase in ${show(state.passphrase)}
`)
    const code = await runTool('astro', ['dev', '--host', '127.0.0.1', '--port', `${port}`], {
      env: {
        ...readWorkerEnv(state),
        CLOUDFLARE_INCLUDE_PROCESS_ENV: 'true',
        JINGZHONG_DEMO: 'true',
        JINGZHONG_CENTRES: state.centres,
        JINGZHONG_DATA: state.data,
      },
    })
    return interrupted.aborted ? 0 : code
  } finally {
    for (const close of closing) await close()
  }
})
