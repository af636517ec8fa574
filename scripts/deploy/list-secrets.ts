import { spawnSync } from 'node:child_process'
import { Stop } from '../run/stop.ts'
import { ROOT, tool, toolEnv } from '../run/tools.ts'

/** Names of the secrets that the account already holds for this Worker. */
export function listSecrets(): string[] {
  const { stdout, stderr, status } = spawnSync(tool('wrangler'), ['secret', 'list'], {
    cwd: ROOT,
    env: toolEnv({ CI: 'true' }),
    encoding: 'utf8',
  })
  if (status === 0) return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name)
  // Before the first secret is set, the account doesn't know the Worker yet.
  if (/not found|does not exist|10007/i.test(stderr + stdout)) return []
  throw new Stop('Your account could not be asked: run `npx wrangler login` first.')
}
