import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { yaml } from '../site/vite/yaml.mjs'
import { TEST_VARS } from './support/test-vars.ts'

/**
 * One suite, four runtimes; a test file's suffix says which one it needs:
 * `.node` plain Node, `.worker` workerd with a real local D1 and KV, `.miniflare` plain Node that runs
 * Workers of its own, so that their stores can be read and they can be killed, `.whole` and `.browser`
 * drive the built site, served once per run (test/support/portal.ts says where it is).
 */

/** Only stops what hangs: no test measures time, and machines are slow at times. In milliseconds. */
const HANGS = { testTimeout: 180_000, hookTimeout: 180_000 }

/** Files share a process, not a global: starting one for each took longer than the tests. */
const ONE_PROCESS = { isolate: false }

export default defineConfig(async () => ({
  test: {
    projects: [
      {
        plugins: [yaml()],
        test: {
          name: 'node',
          include: ['test/**/*.node.test.ts'],
          environment: 'node',
          setupFiles: ['test/setup/fixed-seed.ts'],
          ...ONE_PROCESS,
          ...HANGS,
        },
      },
      {
        plugins: [
          yaml(),
          cloudflareTest({
            main: './test/support/worker.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                ...TEST_VARS,
                TEST_MIGRATIONS: await readD1Migrations('functions/migrations'),
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['test/**/*.worker.test.ts'],
          setupFiles: ['test/setup/apply-migrations.ts', 'test/setup/fixed-seed.ts'],
          ...ONE_PROCESS,
          ...HANGS,
          provide: { bodies: Number(process.env.JINGZHONG_BODIES ?? 10_000) },
        },
      },
      {
        test: {
          name: 'miniflare',
          include: ['test/**/*.miniflare.test.ts'],
          environment: 'node',
          fileParallelism: false,
          ...HANGS,
        },
      },
      {
        plugins: [yaml()],
        test: {
          name: 'built',
          include: ['test/**/*.whole.test.ts', 'test/**/*.browser.test.ts'],
          environment: 'node',
          globalSetup: ['test/setup/serve-portal.ts'],
          fileParallelism: false,
          ...HANGS,
        },
      },
    ],
  },
}))
