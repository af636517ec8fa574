import { describe, expect, it } from 'vitest'
import { type ChainedEvent, linkEvent } from '../../../functions/audit/link-event.ts'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'

const secret = new Uint8Array(32).fill(1)

describe("a report's history", () => {
  it('holds as it was written', async () => {
    expect(await verifyReportChain(await history(5), secret)).toEqual({ ok: true, value: 5 })
  })

  it.each<[string, (event: ChainedEvent) => ChainedEvent]>([
    ['what happened', (event) => ({ ...event, type: 'released' })],
    ['who did it', (event) => ({ ...event, actor: 'li' })],
    ['when', (event) => ({ ...event, at: '2026-11-22T00:00:09.000Z' })],
    ['a code in its data', (event) => ({ ...event, data: { n: 99 } })],
    ['the centre', (event) => ({ ...event, centreId: 'elsewhere' })],
    ['the report', (event) => ({ ...event, reportId: 'other' })],
    ['its MAC', (event) => ({ ...event, mac: 'A'.repeat(43) })],
  ])('shows a changed event: %s', async (_, change) => {
    const events = await history(5)
    events[2] = change(events[2] as ChainedEvent)
    expect(await verifyReportChain(events, secret)).toEqual({
      ok: false,
      error: { code: 'altered', seq: 3 },
    })
  })

  it('shows a removed event', async () => {
    const events = await history(5)
    events.splice(2, 1)
    expect(await verifyReportChain(events, secret)).toMatchObject({
      error: { code: 'gap', seq: 3 },
    })
  })

  it('shows a removed event also where the rest was numbered anew', async () => {
    const events = await history(5)
    events.splice(2, 1)
    const renumbered = events.map((event, i) => ({ ...event, seq: i + 1 }))
    expect(await verifyReportChain(renumbered, secret)).toMatchObject({
      error: { code: 'altered', seq: 3 },
    })
  })

  it('shows two events that changed places', async () => {
    const [a, b, c, d] = (await history(4)) as [
      ChainedEvent,
      ChainedEvent,
      ChainedEvent,
      ChainedEvent,
    ]
    const swapped = [a, { ...c, seq: 2 }, { ...b, seq: 3 }, d]
    expect(await verifyReportChain(swapped, secret)).toMatchObject({
      error: { code: 'altered', seq: 2 },
    })
    expect(await verifyReportChain([a, c, b, d], secret)).toMatchObject({
      error: { code: 'gap', seq: 2 },
    })
  })

  it('shows an event of another report that was put in', async () => {
    const events = await history(3)
    const [, , foreign] = await history(3, 'other')
    expect(
      await verifyReportChain([...events.slice(0, 2), foreign as ChainedEvent], secret),
    ).toMatchObject({ error: { code: 'altered', seq: 3 } })
  })

  it('shows a history that was written under another secret', async () => {
    const forged = await verifyReportChain(await history(2), new Uint8Array(32).fill(2))
    expect(forged).toMatchObject({ error: { code: 'altered', seq: 1 } })
  })
})

async function history(length: number, reportId = 'r1'): Promise<ChainedEvent[]> {
  const events: ChainedEvent[] = []
  for (let n = 1; n <= length; n++) {
    const head = events.at(-1) ?? { seq: 0, mac: '' }
    events.push(
      await linkEvent(secret, head, {
        reportId,
        centreId: 'jiangpan',
        at: `2026-11-22T00:00:0${n}.000Z`,
        actor: 'wang',
        type: 'opened',
        data: { n },
      }),
    )
  }
  return events
}
