import { countFacts } from './facts/count-facts.ts'
import { runCommand } from './run/stop.ts'

/** `npm run facts:check`: checks the figures and what points to them, and counts them. */
await runCommand(async () => {
  for (const { what, count } of countFacts()) console.log(`${what}: ${count}`)
  return 0
})
