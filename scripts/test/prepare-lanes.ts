import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildPortal } from '../portal/build-portal.ts'
import { ensureDemoKeys } from '../portal/demo-keys.ts'
import { openState } from '../portal/state.ts'
import { ROOT } from '../run/tools.ts'

/** Where the portal under test keeps keys, build and data between runs; each lane but the first has its own. */
export const TEST_STATE = join(ROOT, '.local', 'test')
export const LANE_STATE = join(ROOT, '.local', 'test-lane')

/** The period of the keys under test began long ago, so that the day of the run never matters. */
export const KEYS_FROM = '2026-01-01'

/**
 * Builds the portal once and gives the second lane the same keys, so that two lanes drive two portals of one
 * build, each with a database of its own.
 */
export async function prepareLanes(): Promise<void> {
  const state = openState(TEST_STATE)
  try {
    await ensureDemoKeys(state, KEYS_FROM)
    await buildPortal({ out: join(TEST_STATE, 'dist'), centres: state.centres, demo: true })
    rmSync(LANE_STATE, { recursive: true, force: true })
    mkdirSync(LANE_STATE, { recursive: true })
    const kept = (path: string) => !/\/(?:dist|data|logs|registry|lock)$/.test(path)
    cpSync(TEST_STATE, LANE_STATE, { recursive: true, filter: kept })
  } finally {
    state.release()
  }
}
