import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needTool } from '../run/children.ts'
import { ROOT } from '../run/tools.ts'
import { hashInputs } from './inputs.ts'

export type Build = {
  /** Where the build goes. */
  readonly out: string
  /** Centres and public keys that replace content/centres.yaml. */
  readonly centres?: string
  /** Marks pages and data as a demonstration. */
  readonly demo?: boolean
  /** Overrides content/operator.yaml's `reporting`. */
  readonly reporting?: 'on' | 'off'
  readonly log?: string
}

/**
 * Builds the pages and the Worker, unless the last complete build had the same inputs.
 * @returns whether it built.
 */
export async function buildPortal(build: Build): Promise<boolean> {
  const mode = {
    JINGZHONG_DEMO: build.demo ? 'true' : undefined,
    JINGZHONG_REPORTING: build.reporting,
  }
  const inputs = hashInputs(build.centres ? [build.centres] : [], mode)
  const marker = join(build.out, 'inputs.sha256')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === inputs) return false
  await needTool('The build', 'astro', ['build'], {
    env: { ...mode, JINGZHONG_OUT: build.out, JINGZHONG_CENTRES: build.centres },
    ...(build.log && { log: build.log }),
  })
  mkdirSync(build.out, { recursive: true })
  // Written last: a build that was cut short has no marker and is made again.
  writeFileSync(marker, inputs)
  return true
}

/** Where builds go unless a test says otherwise. */
export const DIST = process.env.JINGZHONG_OUT || join(ROOT, 'dist')

/** Where a build keeps what wrangler serves; null for a build without a Worker (`reporting: off`). */
export function workerConfig(out: string): string | null {
  const config = join(out, 'server', 'wrangler.json')
  return existsSync(config) ? config : null
}
