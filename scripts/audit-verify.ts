import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { verifyLog } from '../functions/audit/verify-log.ts'
import { fromBase64url } from '../functions/sealing/base64url.ts'
import { readLog } from './audit/read-log.store.ts'
import { openState, wranglerEnv } from './portal/state.ts'
import { readWorkerEnv } from './portal/worker-env.ts'
import { runCommand, Stop } from './run/stop.ts'
import { ROOT } from './run/tools.ts'

/** What each finding means, and where it is. */
const MEANS = {
  'missing-event': 'an event was removed, before or at number',
  'altered-event': 'an event was changed, moved or put in: number',
  'missing-report': 'a report was removed; its history is still there:',
  'no-history': 'a report without any history:',
  'missing-row': 'something was removed that the log still speaks of:',
  'unspoken-row': 'something is there that no event speaks of:',
  'stage-differs': 'a report stands elsewhere than its last decision put it:',
  'forged-checkpoint': 'a checkpoint was not written by this portal:',
  'cut-log': 'the log was cut or rewritten; it no longer has what was noted at',
} as const

/**
 * `npm run audit:verify`: checks the whole event log of the local portal, or, with `-- --remote`, of the
 * deployed one; that needs AUDIT_SECRET in the environment. Ends with 1 when something doesn't hold.
 */
await runCommand(async () => {
  const remote = process.argv.includes('--remote')
  const { source, secret } = remote ? await remoteLog() : await localLog()
  const { events, reports, rows, checkpoints, uncovered, problems } = await verifyLog(
    source,
    secret,
  )
  console.log(
    `${events} events of ${reports} reports and ${rows} other rows, ${checkpoints} checkpoints; ` +
      `${uncovered} events since the newest one, where a cut would not show yet`,
  )
  for (const { code, at } of problems) console.log(`DOES NOT HOLD: ${MEANS[code]} ${at}`)
  if (problems.length === 0) console.log('The log holds.')
  return problems.length > 0 ? 1 : 0
})

async function localLog() {
  const folder = resolve(process.env.JINGZHONG_STATE ?? join(ROOT, '.local', 'demo'))
  if (!existsSync(join(folder, 'data'))) {
    throw new Stop(
      'There is no local portal yet: `npm start` makes one. For a deployed one: -- --remote',
    )
  }
  const state = openState(folder)
  try {
    const where = ['--local', '--persist-to', state.data]
    const secret = secretOf(readWorkerEnv(state).AUDIT_SECRET)
    return { source: await readLog(where, wranglerEnv(state)), secret }
  } finally {
    state.release()
  }
}

async function remoteLog() {
  return { source: await readLog(['--remote']), secret: secretOf(process.env.AUDIT_SECRET) }
}

function secretOf(text: string | undefined): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64url(text ?? '')
  if (!text || !bytes.ok)
    throw new Stop('AUDIT_SECRET is missing or malformed: set it in the environment.')
  return bytes.value
}
