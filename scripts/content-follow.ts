import { existsSync } from 'node:fs'
import { follow, originalOf } from '../site/queries/in-step.ts'
import { runCommand, Stop } from './run/stop.ts'

/** `npm run content:follow -- content/guides/en/romance.md …`: these English pages were compared. */
await runCommand(async () => {
  const files = process.argv.slice(2)
  if (files.length === 0)
    throw new Stop('Which pages? npm run content:follow -- content/guides/en/romance.md')
  for (const file of files) {
    if (originalOf(file) === file || !existsSync(file) || !existsSync(originalOf(file))) {
      throw new Stop(`${file} is no English page with a Chinese one beside it.`)
    }
    console.log(`${file}: ${follow(file) ? 'follows the Chinese of today' : 'did so already'}`)
  }
  return 0
})
