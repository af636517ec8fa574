import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { loadContent } from '../../site/schemas/load-content.ts'
import { Stop } from '../run/stop.ts'
import { ROOT, tool, toolEnv } from '../run/tools.ts'
import { multiplyFacts } from './multiply-facts.ts'

export interface BuildCost {
  readonly times: number
  readonly figures: number
  /** Pages of the build. */
  readonly pages: number
  readonly seconds: number
}

const NEEDED = ['content', 'site', 'functions', 'package.json', 'tsconfig.json', 'astro.config.mjs']

/** Builds a copy of the project, as a static kit, with so many times the figures. */
export function measureBuild(times: number): BuildCost {
  // Inside the project, so that the copy finds its packages.
  const folder = join(ROOT, '.local', 'bench-facts')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    for (const name of NEEDED) cpSync(join(ROOT, name), join(folder, name), { recursive: true })
    const { sources, caveats } = loadContent()
    const many = multiplyFacts({ sources, caveats }, times)
    const write = (name: string, value: unknown) =>
      writeFileSync(join(folder, 'content', 'facts', `${name}.yaml`), stringify(value))
    for (const [id, source] of Object.entries(many.sources)) write(id, source)
    write('caveats', many.caveats)
    const started = performance.now()
    const { status, stderr } = spawnSync(tool('astro'), ['build', '--silent'], {
      cwd: folder,
      env: toolEnv({ JINGZHONG_REPORTING: 'off', NODE_OPTIONS: '--max-old-space-size=8192' }),
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    const seconds = (performance.now() - started) / 1000
    if (status !== 0) throw new Stop(`The build with ${times} times the figures failed: ${stderr}`)
    const pages = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
    return {
      times,
      figures: Object.values(many.sources).flatMap(({ facts }) => facts).length,
      pages: pages.filter((file) => file.endsWith('.html')).length,
      seconds,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
