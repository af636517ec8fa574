import { type BuildCost, measureBuild } from './bench/measure-facts.ts'
import { runCommand } from './run/stop.ts'

/** `npm run bench:facts`: what ten and a hundred times the figures cost a build. Takes some minutes. */
await runCommand(async () => {
  const costs: BuildCost[] = []
  for (const times of [1, 10, 100]) {
    const cost = measureBuild(times)
    costs.push(cost)
    const { figures, pages, seconds } = cost
    console.log(`${times} ×: ${figures} figures, ${pages} pages, ${seconds.toFixed(1)} s`)
  }
  const [one, ten, hundred] = costs as [BuildCost, BuildCost, BuildCost]
  console.log(
    `ratio of time: ${ratio(ten, one)} and ${ratio(hundred, one)}; of time a page: ` +
      `${pace(ten, one)} and ${pace(hundred, one)}; of time for each figure added: ` +
      `${(added(hundred, ten) / added(ten, one)).toFixed(2)}`,
  )
  return 0
})

function ratio(more: BuildCost, one: BuildCost): string {
  return (more.seconds / one.seconds).toFixed(1)
}

function pace(more: BuildCost, one: BuildCost): string {
  return (more.seconds / more.pages / (one.seconds / one.pages)).toFixed(2)
}

/** What a figure costs that is added to those there are, in seconds. */
function added(more: BuildCost, fewer: BuildCost): number {
  return (more.seconds - fewer.seconds) / (more.figures - fewer.figures)
}
