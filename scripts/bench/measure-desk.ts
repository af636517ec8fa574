import { appealStore } from '../../functions/appeals/appeal.store.ts'
import type { Context } from '../../functions/context.ts'
import { proposalStore } from '../../functions/publishing/proposal.store.ts'
import {
  listReferrals,
  RECEIVED_LISTS,
  REFERRAL_LISTS,
  type ReferralList,
} from '../../functions/referrals/list-referrals.ts'
import { referralStore } from '../../functions/referrals/referral.store.ts'
import type { Box } from '../../functions/referrals/vocabulary.ts'
import { readShift } from '../../functions/shift/read-shift.ts'
import { shiftStore } from '../../functions/shift/shift.store.ts'
import { takedownStore } from '../../functions/takedowns/takedown.store.ts'
import { triageStore } from '../../functions/triage/triage.store.ts'
import { verdictStore } from '../../functions/verdicts/verdict.store.ts'
import { countingRows } from './counting-rows.store.ts'
import type { ListCost } from './measure-triage.ts'
import { fullScansOf, planOf } from './query-plans.store.ts'

/** Before everything that was filled in. */
const FIRST = '2023-01-01T00:00:00.000Z'

const OFFICER = { id: 'officer-7', name: '七', role: 'officer', centreId: 'jiangpan' } as const

interface Page {
  readonly list: string
  /** @returns how many lines it shows */
  readonly ask: (ctx: Context) => Promise<number>
}

const PAGES: readonly Page[] = [
  {
    list: 'the shift',
    ask: async (ctx) => {
      const { mine, overdue, done, referrals, unclaimed } = await readShift(ctx, OFFICER, 24)
      if (mine.length === 0 || overdue.length === 0 || done.length === 0 || unclaimed === 0)
        throw new Error('there is nothing to hand over')
      if (referrals.waiting === 0) throw new Error('no referral waits')
      return mine.length + overdue.length + done.length
    },
  },
  {
    // All is counted, and next to nothing listed.
    list: 'the shift of who holds nothing',
    ask: async (ctx) => {
      const nobody = { ...OFFICER, id: 'officer-99' }
      const read = await readShift({ ...ctx, clock: () => new Date(FIRST) }, nobody, 24)
      if (read.overdue.length > 0) throw new Error('something was due before the first came in')
      return read.mine.length + read.overdue.length + read.done.length
    },
  },
  {
    list: 'take-downs',
    ask: async (ctx) => {
      const page = { after: { at: '', id: '' }, until: '9999', limit: 50 }
      return (await ctx.takedowns.toRecheck('jiangpan', page)).length
    },
  },
  ...REFERRAL_LISTS.map((list) => listOf('sent', list)),
  ...RECEIVED_LISTS.map((list) => listOf('received', list)),
  { list: 'verdicts', ask: async (ctx) => (await ctx.verdicts.list('jiangpan')).length },
  { list: 'appeals', ask: async (ctx) => (await ctx.appeals.list('jiangpan')).length },
  {
    list: 'warnings and proposals',
    ask: async (ctx) => {
      return (await ctx.proposals.list('jiangpan', ctx.clock().toISOString())).length
    },
  },
]

function listOf(box: Box, list: ReferralList): Page {
  const ask = async (ctx: Context) => {
    const listed = await listReferrals(ctx, OFFICER, { box, list })
    if (!listed.ok) throw new Error(listed.error)
    return listed.value.referrals.length
  }
  return { list: `referrals, ${box}: ${list}`, ask }
}

/** What the lists beside the queue read of a database that `fillTriage` and `fillDesk` have filled. */
export async function measureDesk(db: D1Database, now: string): Promise<ListCost[]> {
  const costs: ListCost[] = []
  for (const { list, ask } of PAGES) {
    const counted = countingRows(db)
    const shown = await ask({
      triage: triageStore(counted.db),
      referrals: referralStore(counted.db),
      takedowns: takedownStore(counted.db),
      shifts: shiftStore(counted.db),
      verdicts: verdictStore(counted.db),
      appeals: appealStore(counted.db),
      proposals: proposalStore(counted.db),
      statistics: { liveFigures: async () => null },
      operator: { timeZone: 'Asia/Shanghai' },
      clock: () => new Date(now),
    } as unknown as Context)
    const plans = await Promise.all(
      counted.statements.map(({ sql, values }) => planOf(db, sql, values)),
    )
    const [read, scanned] = [counted.rowsRead(), plans.flatMap(fullScansOf)]
    costs.push({ list, shown, read, most: 4 * shown + 100, complete: true, scanned })
  }
  return costs
}
