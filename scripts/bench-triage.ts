import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillCases } from './bench/fill-cases.store.ts'
import { fillDesk } from './bench/fill-desk.store.ts'
import { fillTriage } from './bench/fill-triage.store.ts'
import { measureCases } from './bench/measure-cases.ts'
import { measureDesk } from './bench/measure-desk.ts'
import { measureTriage } from './bench/measure-triage.ts'
import { runWorker } from './bench/run-worker.ts'
import { readOptions } from './run/options.ts'
import { runCommand } from './run/stop.ts'

/** `npm run bench:triage`: what each list of the console reads of a million reports. Takes some minutes. */
await runCommand(async () => {
  const { thousands, indicators } = readOptions({ thousands: 1_000, indicators: 3 })
  const folder = mkdtempSync(join(tmpdir(), 'jingzhong-triage-'))
  const script = 'export default { fetch: () => new Response() }'
  const worker = await runWorker({ script, state: folder })
  try {
    const db = await worker.database()
    await fillTriage(db, { reports: thousands * 1_000, indicators })
    await fillCases(db)
    const now = new Date(1_700_000_000_000 + thousands * 30e6).toISOString()
    // More than years of work leave.
    await fillDesk(db, { rows: 20_000, now })
    console.log(`${thousands},000 reports, ${thousands * indicators},000 indicators`)
    console.log(`${'list'.padEnd(34)} shown  rows read  at most  all`)
    const costs = [
      ...(await measureTriage(db, now)),
      ...(await measureCases(db, now)),
      ...(await measureDesk(db, now)),
    ]
    for (const { list, shown, read, most, complete, scanned } of costs) {
      const row = [shown, read, most].map((n, at) => `${n}`.padStart([5, 10, 8][at] ?? 0)).join(' ')
      console.log(`${list.padEnd(34)} ${row}  ${complete ? 'yes' : 'narrow your search'}`)
      for (const step of scanned) console.log(`  FULL SCAN: ${step}`)
    }
    const wrong = costs.filter(({ read, most, scanned }) => read > most || scanned.length > 0)
    return wrong.length > 0 ? 1 : 0
  } finally {
    await worker.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
