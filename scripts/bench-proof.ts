import { isProof, ROUNDS } from '../functions/reports/proof-of-work.ts'
import { proveWork } from '../site/enhance/report-form/prove-work.ts'
import { runCommand } from './run/stop.ts'

const SOLVED = 40

/** Bytes that SHA-256 runs over in one round of PBKDF2: two blocks. */
const ROUND_BYTES = 2 * 64

/** What SHA-256 does a second in software on phones of 2015, whose processors have no instruction for it. */
const OLD_PHONE_BYTES = 50e6

/** `npm run bench:proof`: what the work for a report costs whoever does it and whoever checks it. */
await runCommand(async () => {
  const times: number[] = []
  let checking = 0
  let tries = 0
  for (let n = 0; n < SOLVED; n++) {
    const key = crypto.randomUUID()
    const before = performance.now()
    const counter = await proveWork(key)
    const solved = performance.now()
    if (!(await isProof(key, counter))) throw new Error(`${key}: ${counter} is no proof`)
    checking += performance.now() - solved
    times.push(solved - before)
    tries += Number(counter) + 1
  }
  times.sort((a, b) => a - b)
  const mean = times.reduce((sum, time) => sum + time, 0) / SOLVED
  const bytes = (tries / SOLVED) * ROUNDS * ROUND_BYTES
  console.log(
    `${SOLVED} solved: ${(tries / SOLVED).toFixed(0)} tries of ${ROUNDS} rounds on average`,
  )
  console.log(`here: median ${ms(times[SOLVED / 2])}, mean ${ms(mean)}, worst ${ms(times.at(-1))}`)
  console.log(
    `to check one: ${ms(checking / SOLVED)}; solving costs ${((mean * SOLVED) / checking).toFixed(0)} times as much`,
  )
  console.log(
    `at 50 MB of SHA-256 a second, an old phone: mean ${(bytes / OLD_PHONE_BYTES).toFixed(1)} s (computed)`,
  )
  return 0
})

function ms(time = Number.NaN): string {
  return `${time.toFixed(1)} ms`
}
