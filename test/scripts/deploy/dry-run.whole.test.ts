import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

describe('npm run deploy, for an operator who did what scripts/DEPLOY.md says', () => {
  test('a dry run builds a Worker that wrangler takes and that fits the free plan', () => {
    const { status, said } = deploy('--kind', 'school', '--abroad', 'yes')
    expect(said).toContain('School of Clocks (school), data outside the mainland')
    expect(said).toMatch(/env\.DB .*D1 Database/)
    expect(said).toMatch(/env\.KV .*KV Namespace/)
    const kib = Number(/gzip: ([\d.]+) KiB/.exec(said)?.[1])
    console.log(`Worker: ${kib} KiB after gzip`)
    expect(kib).toBeLessThan(3 * 1024)
    expect(said).toContain('A dry run: nothing was sent.')
    expect(status).toBe(0)
  }, 180_000)

  test('a wrong answer stops it before anything is built', () => {
    const { status, said } = deploy('--kind', 'police', '--abroad', 'yes')
    expect(status).toBe(1)
    expect(said).toContain('police-abroad: ')
    expect(said).toContain('kind-differs: ')
    expect(said).not.toContain('[build]')
  })
})

let folder: string
let project: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jingzhong-deploy-'))
  project = join(folder, 'project')
  for (const name of FILES) cpSync(name, join(project, name), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(project, 'node_modules'))
  edit('content/operator.yaml', [
    ['https://jingzhong.jiangpan.example', 'https://jingzhong.clocks.edu'],
    ['en: Jiangpan University Security Office', 'en: School of Clocks'],
  ])
  edit('wrangler.toml', [
    ['00000000-0000-0000-0000-000000000000', '6f0d8f1e-8a9b-4c1d-9a57-0f0000000001'],
    ['00000000000000000000000000000000', '0f2ac74b498b48028cb68387c421e279'],
    [/^# (?=routes|\]|\[vars\]|ACCESS_| {2}\{)/gm, ''],
    ['your-evidence-bucket', 'clocks-evidence'],
    ['YOUR-TEAM', 'clocks'],
    ['"…"', `"${'a'.repeat(64)}"`],
    [/jingzhong\.school\.cn/g, 'jingzhong.clocks.edu'],
  ])
  run('scripts/keys.ts', 'new', '--centre', 'jiangpan', '--out', join(folder, 'keys', 'period.age'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const FILES = [
  ...['site', 'functions', 'content', 'scripts', 'astro.config.mjs', 'wrangler.toml'],
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
]

function edit(file: string, changes: readonly [string | RegExp, string][]): void {
  const path = join(project, file)
  const text = changes.reduce(
    (sum, [from, to]) => {
      const changed = sum.replace(from, to)
      if (changed === sum) throw new Error(`${file} has no ${from}`)
      return changed
    },
    readFileSync(path, 'utf8'),
  )
  writeFileSync(path, text)
}

const deploy = (...answers: string[]) => run('scripts/deploy.ts', '--dry-run', ...answers)

function run(script: string, ...args: string[]) {
  const node = join(project, 'node_modules', '.bin', 'node')
  const { status, stdout, stderr } = spawnSync(node, [script, ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, JINGZHONG_OUT: '' },
  })
  return { status, said: stdout + stderr }
}
