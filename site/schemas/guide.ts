import * as z from 'zod'
import { allDiffer, slug, words } from '../../functions/content/shapes.ts'

/** Whom a guide can be for; each becomes a page of its own under /people/. */
export const AUDIENCES = [
  'students',
  'job-seekers',
  'workers-abroad',
  'elderly',
  'family',
  'parents',
  'finance-staff',
  'business-owners',
  'merchants',
  'bank-counters',
  'drivers-couriers',
  'teachers',
  'volunteers',
  'overseas-students',
  'deaf',
  'anyone',
] as const
export type Audience = (typeof AUDIENCES)[number]

/** The room a text takes, in Chinese characters: three Latin letters count as one. */
const widthOf = (text: string) =>
  (text.length + 2 * (text.match(/\p{Script=Han}/gu) ?? []).length) / 3

/** Words that take at most so much room. */
export const short = (most: number) =>
  words.check(
    z.refine((text: string) => widthOf(text) <= most, {
      error: `is too long: at most ${most} Chinese characters or ${most * 3} Latin letters`,
    }),
  )

export const sentences = (least: number, most: number) =>
  z
    .array(words)
    .min(least)
    .max(most)
    .refine((list) => allDiffer(list), { error: 'says a sentence twice' })

export const ids = (least: number, most: number) =>
  z
    .array(slug)
    .min(least)
    .max(most)
    .refine((list) => allDiffer(list), { error: 'names one twice' })

/** A date of the front matter: some readers of YAML hand it over as a Date. */
export const date = z.preprocess(
  (found) => (found instanceof Date ? found.toISOString().slice(0, 10) : found),
  z.iso.date({ error: 'must be a date such as 2026-11-22' }),
)

export const sources = z
  .array(z.strictObject({ id: slug, for: words }))
  .refine((list) => allDiffer(list, ({ id }) => id), { error: 'names a source twice' })

const step = z.strictObject({
  // What happens at this step, in a few words.
  title: short(40),
  // One or two sentences: what happens to you and why they do it.
  body: words,
  // What they say at this step, in your own words; leave out where they say nothing.
  line: z.optional(words),
  // How to stop right here: save the evidence first, then leave, and say that stopping now still helps.
  stop: words,
})

/** content/guides/<lang>/<slug>.md: one scam, told step by step, each step with its way out. */
export const guideSchema = z.strictObject({
  // The name of the scam as people know it, in at most 24 Chinese characters.
  title: short(24),
  // The id in content/scam-types.yaml, which is also the name of this file.
  scamType: slug,
  // The whole trick in one sentence, in at most 80 Chinese characters.
  oneSentence: short(80),
  // What else people call it, so that the search finds it.
  alsoCalled: sentences(0, 20),
  // A word or two that put it in proportion, only where one of the figures below carries it.
  badge: z.optional(short(24)),
  // The script in the order in which it happens, in four to seven steps.
  steps: z.array(step).min(4).max(7),
  // Four to eight further sentences they really say, in your own words.
  says: sentences(4, 8),
  // Three to six red flags, shortest first.
  flags: sentences(3, 6),
  // What the next four parts are called where “paid” isn't what happens: a card goes, a person leaves.
  moments: z.optional(
    z.strictObject({
      notPaid: short(24),
      justPaid: short(24),
      paidEarlier: short(24),
      gaveInfo: short(24),
    }),
  ),
  // Two to four things to do if you haven't paid.
  ifNotPaid: sentences(2, 4),
  // Three to six things to do if you have just paid: the phone first (110), then the bank; promise nothing.
  ifJustPaid: sentences(3, 6),
  // Two to five things to do days later, with the warning against paid recovery and a human voice.
  ifPaidEarlier: sentences(2, 5),
  // Two to five things to do if you gave a code, a password, an ID photo, your screen or control of it.
  ifGaveInfo: sentences(2, 5),
  // What a reader can pass on: a text of at most 60 Chinese characters for a chat, and one for a
  // loudspeaker or a class, read aloud in about a minute.
  passOn: z.strictObject({ message: short(60), aloud: short(260) }),
  // Two to five ways to check it yourself, never through what they sent you.
  howToCheck: sentences(2, 5),
  // One or two sentences on who is often picked and why, without blame.
  aimedAt: words,
  // The groups of people whose page shows this guide.
  audiences: z
    .array(z.enum(AUDIENCES))
    .min(1)
    .refine((list) => allDiffer(list), { error: 'names one twice' }),
  // Ids from content/facts, up to four, only figures that really concern this scam; none is honest.
  figures: ids(0, 4),
  // Which source (content/facts) supports what on this page, in a short phrase each; none where none does.
  sources,
  // What the sources don't carry and a person of the operator should verify, above all rules and procedures.
  toCheck: sentences(0, 20),
  // The slugs of guides that a reader of this one may need next.
  related: ids(0, 6),
  // English pages: the digest of the Chinese text they were compared with (npm run content:follow).
  follows: z.optional(
    z.string().regex(/^[0-9a-f]{8}$/, { error: 'is written by npm run content:follow' }),
  ),
  // The day on which this text was written or last rewritten.
  drafted: date,
  // Who of the operator's people read it and when ({ on, role }), or null while nobody has.
  reviewed: z.strictObject({ on: date, role: words }).nullable(),
})
export type Guide = z.infer<typeof guideSchema>
