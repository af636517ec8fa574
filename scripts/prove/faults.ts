/** What a store may do to us, one after another. */
export interface Fault {
  readonly d1: D1Fault
  readonly outbox?: 'down' | 'hangs'
  readonly kv?: 'down'
}

export type D1Fault =
  | { readonly is: 'well' }
  /** Throws this, and has done nothing. */
  | { readonly is: 'error'; readonly message: string }
  | { readonly is: 'hangs' }
  /** Does what was asked, and its answer is lost. */
  | { readonly is: 'answer lost' }
  /** Does what was asked so many milliseconds later. */
  | { readonly is: 'late'; readonly ms: number }
  /** Three calls in ten fail; one in ten does what was asked and its answer is lost. */
  | { readonly is: 'flaky' }

/** Every error of developers.cloudflare.com/d1/observability/debug-d1 (read 2026-11-22). */
export const DOCUMENTED = [
  'D1_ERROR: D1 DB reset because its code was updated.',
  'D1_ERROR: Internal error while starting up D1 DB storage caused object to be reset.',
  'D1_ERROR: Network connection lost.',
  'D1_ERROR: Internal error in D1 DB storage caused object to be reset.',
  'D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.',
  "D1_ERROR: Can't read from request stream because client disconnected.",
  'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.',
  'D1_ERROR: D1 DB is overloaded. Requests queued for too long.',
  'D1_ERROR: D1 DB is overloaded. Too many requests queued.',
  "D1_ERROR: D1 DB's isolate exceeded its memory limit and was reset.",
  'D1_ERROR: D1 DB exceeded its CPU time limit and was reset.',
] as const

export const WELL: Fault = { d1: { is: 'well' } }

/** By name, in the order in which they are tried. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'all well': WELL,
  ...Object.fromEntries(
    DOCUMENTED.map((message) => [
      message.replace('D1_ERROR: ', '').replace(/\.$/, ''),
      { d1: { is: 'error', message } },
    ]),
  ),
  'D1 hangs': { d1: { is: 'hangs' } },
  'D1 writes, its answer is lost': { d1: { is: 'answer lost' } },
  'D1 writes 1.5 s late': { d1: { is: 'late', ms: 1_500 } },
  'D1 is flaky': { d1: { is: 'flaky' } },
  'D1 and the outbox are down': { d1: error(), outbox: 'down' },
  'D1 and the outbox hang': { d1: { is: 'hangs' }, outbox: 'hangs' },
  'everything is down, then back': { d1: error(), outbox: 'down', kv: 'down' },
}

function error(): D1Fault {
  return { is: 'error', message: DOCUMENTED[8] }
}
