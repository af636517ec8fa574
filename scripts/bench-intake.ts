import { measureIntake } from './bench/measure-intake.ts'
import { readOptions } from './run/options.ts'
import { runCommand } from './run/stop.ts'

/** `npm run bench:intake`: what the way in of a report costs, against the least that one could do. */
await runCommand(async () => {
  const load = readOptions({ rounds: 7, requests: 300, concurrency: 16 })
  console.log(`${load.rounds} rounds of ${load.requests} reports, ${load.concurrency} at a time`)
  for (const { sealedBy, intake, bare, ratio } of await measureIntake(load)) {
    console.log(
      `sealed by the ${sealedBy}: ${intake.toFixed(0)}/s; one insert: ${bare.toFixed(0)}/s; ` +
        `ratio ${ratio.toFixed(2)}`,
    )
  }
  return 0
})
