import type { Context } from '../../functions/context.ts'

/** Every place where a report could be kept fails in this way. */
export function nothingAnswers(error: unknown) {
  const fail = async () => {
    throw error
  }
  return {
    reports: { findAttempt: fail, insert: fail, findByReceipt: fail },
    outbox: { hold: fail, find: fail, count: fail, wake: fail },
    lastResort: { hold: fail, list: fail, read: fail, remove: fail },
  } satisfies Partial<Context>
}
