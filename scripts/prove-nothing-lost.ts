import { FAULTS } from './prove/faults.ts'
import { FORGETFUL, type Proof, proveFaults } from './prove/prove-faults.ts'
import { proveKills } from './prove/prove-kills.ts'
import { proveStall } from './prove/prove-stall.ts'
import { readOptions } from './run/options.ts'
import { runCommand } from './run/stop.ts'

/** `npm run prove:nothing-lost`: what was acknowledged under each fault, and what of it arrived. */
await runCommand(async () => {
  const { reports, concurrency, kills, stall } = readOptions({
    reports: 200,
    concurrency: 16,
    kills: 30,
    stall: 80,
  })
  console.log(`${'fault'.padEnd(72)} attempted  taken   held    503  lost  doubled  p99 ms`)
  const proofs = [
    ...(await proveFaults({ reports, concurrency })),
    await proveStall(stall, 20),
    await proveKills({ kills, concurrency, every: 1_500 }),
  ]
  for (const proof of proofs) console.log(lineOf(proof))
  const [control] = await proveFaults({
    reports,
    concurrency,
    only: [Object.keys(FAULTS).find((name) => name.startsWith('D1 DB is overloaded')) ?? ''],
    standIns: FORGETFUL,
  })
  if (!control) throw new Error('the positive control did not run')
  console.log(lineOf({ ...control, fault: 'control: an outbox that keeps nothing' }))
  const wrong = proofs.filter(
    ({ lost, doubled, changed, odd }) => lost + doubled + changed + odd.length > 0,
  )
  for (const { fault, odd } of wrong) console.log(`WRONG: ${fault} ${odd.slice(0, 3).join(' | ')}`)
  return wrong.length > 0 || control.lost === 0 ? 1 : 0
})

function lineOf({ fault, attempted, acknowledged, held, refused, lost, doubled, took }: Proof) {
  const p99 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0
  const columns = [attempted, acknowledged.length, held, refused, lost, doubled, Math.round(p99)]
  const widths = [9, 6, 6, 6, 5, 8, 7]
  return `${fault.padEnd(72)} ${columns.map((n, at) => `${n}`.padStart(widths[at] ?? 6)).join(' ')}`
}
