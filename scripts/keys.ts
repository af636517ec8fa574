import { readFileSync } from 'node:fs'
import { runKeys } from './keys/run-keys.ts'
import { runCommand } from './run/stop.ts'

/** `npm run keys`: makes and lists the centres' keys, and makes the Worker's secrets. */
await runCommand(async () => {
  const lines = await runKeys(process.argv.slice(2), () => readFileSync(0, 'utf8'))
  console.log(lines.join('\n'))
  return 0
})
