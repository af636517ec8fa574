import { type Group, measureLookalikes, rateOf } from './bench/lookalikes/measure-lookalikes.ts'
import { runCommand } from './run/stop.ts'

/** `npm run bench:lookalikes`: how many imitations are recognised, and how many ordinary domains are mistaken. */
await runCommand(async () => {
  const { generated, written, ordinary } = measureLookalikes()
  print('imitations, made mechanically: recognised', generated)
  print('imitations, written by hand: recognised', written)
  print('ordinary domains: false alarms', ordinary)
  return 0
})

function print(title: string, groups: readonly Group[]) {
  const { found, of, rate } = rateOf(groups)
  console.log(`${title} ${found} of ${of} (${rate.toFixed(4)})`)
  for (const { name, found: some, of: all, other } of groups) {
    console.log(`  ${name.padEnd(9)} ${some} of ${all} (${(some / all).toFixed(3)})`)
    if (process.argv.includes('--names')) console.log(`    ${other.join(' ')}`)
  }
}
