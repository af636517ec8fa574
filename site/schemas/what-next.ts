import * as z from 'zod'
import { words } from '../../functions/content/shapes.ts'
import { KINDS, SITUATIONS } from '../../functions/reports/vocabulary.ts'
import { ids, idsDiffer, toCheck, written } from './reference-text.ts'

/** The parts of /report/next/: what has happened, then what somebody only knows of. */
export const PART_IDS = [
  ...SITUATIONS,
  ...KINDS.filter((kind) => kind !== 'fraud'),
] as const satisfies readonly string[]
export type PartId = (typeof PART_IDS)[number]

/** In the order of time. */
export const MOMENTS = ['minutes', 'today', 'week', 'later'] as const

/** Pages, by their names in site/paths.ts, that have more than a part can say. */
const PAGES = ['now', 'lentCard', 'goneAbroad'] as const

const lines = z.array(words).min(1).max(4)
const told = z.strictObject({ minutes: lines, today: lines, week: lines, later: lines })

const part = z
  .strictObject({
    id: z.enum(PART_IDS),
    // Numbers of content/helplines.yaml, the most urgent first.
    calls: z.array(z.string().regex(/^\d+$/, { error: 'must be digits in quotes' })).max(3),
    page: z.enum(PAGES).optional(),
    guides: ids,
    zh: told,
    en: told,
  })
  .refine(({ zh, en }) => MOMENTS.every((one) => zh[one].length === en[one].length), {
    error: 'says more in one language',
    path: ['en'],
  })
export type NextPart = z.infer<typeof part>

/** content/what-next.yaml: what to do now and afterwards, by what has happened. */
export const whatNextSchema = z.strictObject({
  ...written,
  parts: z
    .array(part)
    .refine(idsDiffer, { error: 'two parts have the same id' })
    .refine((parts) => PART_IDS.every((id) => parts.some((one) => one.id === id)), {
      error: `must have a part for each of ${PART_IDS.join(', ')}`,
    }),
  toCheck,
})
export type WhatNext = z.infer<typeof whatNextSchema>
