import { ContentError } from '../functions/content/parse-content.ts'
import { countFacts } from './facts/count-facts.ts'
import { runCommand, Stop } from './run/stop.ts'

/** `npm run facts:check`: checks the figures and what points to them, and counts them. */
await runCommand(async () => {
  for (const { what, count } of counted()) console.log(`${what}: ${count}`)
  return 0
})

/** What an editor got wrong is said line by line, without the way through the code. */
function counted() {
  try {
    return countFacts()
  } catch (error) {
    if (error instanceof ContentError) throw new Stop(error.message)
    throw error
  }
}
