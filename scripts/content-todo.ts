import { contentTodo } from './content/todo.ts'
import { today } from './portal/operator-day.ts'
import { runCommand } from './run/stop.ts'

/** `npm run content:todo`: what people of the operator still have to check, review or compare. */
await runCommand(async () => {
  for (const { heading, lines } of contentTodo(today())) {
    console.log(`\n${heading}: ${lines.length}`)
    for (const line of lines) console.log(`  ${line}`)
  }
  return 0
})
