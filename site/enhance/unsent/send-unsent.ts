import { isStale, type Outcome, sendAttempt } from '../report-form/send-attempt.ts'
import { aloneOrNot, listUnsent, openUnsent, putUnsent, type Unsent } from './store.ts'

/**
 * Sends what waits once more: the very bytes under their very key, so that however many tabs and visits
 * try, it becomes one report. What became of it is stored.
 */
export async function sendUnsent(unsent: Unsent): Promise<void> {
  await aloneOrNot(unsent.key, async () => {
    // Another tab may have been faster.
    const now = (await listUnsent()).find(({ key }) => key === unsent.key)
    if (now?.state !== 'waiting') return
    const { body, receipt } = await openUnsent(now)
    if (body === null) return
    const change = changeBy(await sendAttempt({ identity: unsent, body }))
    if (!change) return
    const { key, reference, kind, at } = unsent
    // Bytes that will never be taken needn't lie here any longer.
    await putUnsent({ key, reference, kind, at, ...change }, { body: null, receipt })
  })
}

/** What an answer changes; undefined where it may be sent again. */
function changeBy(outcome: Outcome): Pick<Unsent, 'state' | 'code'> | undefined {
  if (isStale(outcome)) return { state: 'stale' }
  switch (outcome.is) {
    case 'received':
      return { state: 'arrived' }
    case 'already':
      return { state: 'superseded' }
    case 'invalid':
      return { state: 'refused', code: outcome.errors.map(({ code }) => code).join(', ') }
    case 'refused':
      return { state: 'refused', code: outcome.code }
    default:
      return undefined
  }
}
