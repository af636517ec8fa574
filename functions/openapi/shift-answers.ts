import * as z from 'zod/mini'
import { liveFiguresSchema } from '../statistics/live-figures.schema.ts'
import { plain, queued } from './answers.ts'

const count = z.int()

export const shiftAnswer = z.object({
  hours: count,
  since: z.iso.datetime(),
  /** Urgent reports that nobody holds, counted to 11. */
  unclaimed: count,
  mine: z.array(queued),
  overdue: z.array(z.object(plain)),
  waits: z.object({
    overdue: count,
    /**
     * Handed over by other centres: not yet received, of those urgent, received and not answered; and answered by
     * others and not looked at.
     */
    handed: z.object({ all: count, urgent: count, open: count, answered: count }),
    recheck: z.boolean(),
  }),
  /** How often something was done: by the whole centre, and by whoever asks. */
  done: z.array(z.object({ type: z.string(), all: count, own: count })),
  referrals: z.object({ waiting: count, answered: count }),
  firstLook: z.nullable(liveFiguresSchema.shape.firstLook),
})
