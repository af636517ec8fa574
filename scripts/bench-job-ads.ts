import { advertSets } from './bench/job-ads/adverts.ts'
import {
  bestByWords,
  keepsLimits,
  measureAdverts,
  ratesOf,
  realChecker,
} from './bench/job-ads/measure-adverts.ts'
import { runCommand } from './run/stop.ts'

const SETS = {
  made: 'the half that the first rules were made on',
  half: 'the other half, looked at since',
  reworded: 'written in other words, used to widen the rules',
  last: 'written last and never used for a rule',
} as const

/**
 * `npm run bench:job-ads`: precision and recall of the job-ad check, set by set. How the sets came about:
 * test/functions/job-ads/adverts/README.md. Fails where the last one breaks the limits.
 */
await runCommand(async () => {
  const sets = advertSets()
  const checker = realChecker()
  for (const [name, title] of Object.entries(SETS)) {
    const adverts = sets[name as keyof typeof SETS]
    console.log(`${adverts.length} adverts, ${title}:`)
    for (const [level, rates] of Object.entries(ratesOf(measureAdverts(checker, adverts)))) {
      const { recall, precision, alarms } = rates
      console.log(
        `  ${level === 'stop' ? 'stop           ' : 'caution or stop'}` +
          ` recall ${recall.toFixed(3)} precision ${precision.toFixed(3)} of the honest ${alarms.toFixed(3)}`,
      )
    }
    const { stop, caution } = bestByWords(adverts)
    console.log(
      `  counting words alone, at the best thresholds: recall ${stop.toFixed(3)} at stop, ${caution.toFixed(3)} at caution or stop`,
    )
  }
  return keepsLimits(measureAdverts(checker, sets.last)) ? 0 : 1
})
