import { needTool } from './run/children.ts'
import { runCommand } from './run/stop.ts'

/** `npm run build`: the pages and the Worker into dist/; the static kit where `reporting` is off. */
await runCommand(async () => {
  await needTool('The build', 'astro', ['build', ...process.argv.slice(2)])
  return 0
})
