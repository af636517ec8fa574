import * as z from 'zod/mini'
import { cardsInput } from '../cards/cards.schema.ts'
import { allDiffer, slug } from '../content/shapes.ts'
import { civilDate, civilDateOf } from '../fields/civil-date.ts'
import type { ClockRules } from '../fields/clock-rules.ts'
import { freeText } from '../fields/free-text.ts'
import { oneLine } from '../fields/name.ts'
import { region } from '../fields/region.ts'
import { CONFIDENCES, WARNING_KINDS, WITHDRAWAL_REASONS } from '../warnings/vocabulary.ts'
import { dayOrMonth } from '../warnings/warning.schema.ts'
import { HEARING_OUTCOMES, HEARING_WAYS, NAMING, RETURN_REASONS } from './vocabulary.ts'

const text = (most: number) => freeText(most).check(z.trim())
const oneOf = <const T extends readonly string[]>(list: T) => z.enum(list, { error: 'invalid' })
const id = slug.check(z.maxLength(64))

const sentences = z.array(oneLine(300)).check(
  z.minLength(2),
  z.maxLength(6),
  z.refine((list) => allDiffer(list), { error: 'invalid' }),
)

/** The words of a warning as an officer writes them; the same lengths as a published one's. */
export const proposedWords = z.strictObject({
  title: oneLine(100),
  summary: oneLine(260),
  what: text(2_000),
  where: z.optional(oneLine(200)),
  signs: sentences,
  todo: sentences,
  grounds: text(600),
})
export type ProposedWords = z.infer<typeof proposedWords>

/** How long a warning may be listed before somebody has to look again, in days. */
export const LONGEST = 180

const DAY = 24 * 60 * 60 * 1000

/** Lists too heavy for a page, by which the Worker judges; without them only the shape counts. */
export interface Lists {
  readonly isRegion: (code: string) => boolean
  readonly isScamType: (id: string) => boolean
}

const draft = ({ clock, timeZone }: ClockRules, { isRegion, isScamType }: Lists) => ({
  kind: oneOf(WARNING_KINDS),
  scamType: id.check(z.refine(isScamType, { error: 'invalid' })),
  region: region(isRegion),
  school: z.nullable(z.strictObject({ zh: oneLine(100), en: z.optional(oneLine(100)) })),
  since: z.nullable(dayOrMonth.check(z.overwrite((since) => since.trim()))),
  confidence: oneOf(CONFIDENCES),
  /** The last day on which it is listed. */
  lastsUntil: z.iso.date({ error: 'malformed' }).check(
    z.refine((day) => day >= civilDateOf(clock(), timeZone), { error: 'out-of-range' }),
    z.refine((day) => day <= civilDateOf(new Date(clock().getTime() + LONGEST * DAY), timeZone), {
      error: 'out-of-range',
    }),
  ),
  zh: proposedWords,
  en: z.optional(proposedWords),
  /** Whether it names a person or a firm; who is named was asked for their side first. */
  naming: oneOf(NAMING),
  hearing: z.nullable(
    z.strictObject({
      on: civilDate({ clock, timeZone }),
      way: oneOf(HEARING_WAYS),
      outcome: oneOf(HEARING_OUTCOMES),
    }),
  ),
  /** What looks like somebody's and isn't, word for word as it stands there. */
  kept: z.array(z.string().check(z.minLength(1), z.maxLength(300))).check(z.maxLength(50)),
  /** What was changed in a warning that was published before. */
  correction: z.nullable(z.strictObject({ zh: oneLine(400), en: z.optional(oneLine(400)) })),
  /** A partner centre whose officers may publish it, too. */
  askedCentre: z.nullable(id),
})

interface Whole {
  readonly kind: string
  readonly school: unknown
  readonly naming: string
  readonly hearing: unknown
  readonly en?: unknown
  readonly correction: { readonly en?: string | undefined } | null
}

const required = (path: string[], holds: (whole: Whole) => boolean) =>
  z.refine<Whole>(holds, { path, error: 'required' })

/** What a draft must be as a whole. */
const asked = [
  required(['hearing'], ({ naming, hearing }) => (naming === 'heard') === (hearing !== null)),
  required(['school'], ({ kind, school }) => kind !== 'campus' || school !== null),
  required(
    ['correction', 'en'],
    ({ en, correction }) => !en || !correction || correction.en !== undefined,
  ),
] as const

const anyOf: Lists = { isRegion: () => true, isScamType: () => true }

/** POST /api/v1/triage/warnings: a warning that an officer proposes; `report` is what it follows from. */
export const proposalInput = (rules: ClockRules, lists = anyOf) =>
  z
    .strictObject({
      ...draft(rules, lists),
      report: z.nullable(
        z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}$/, { error: 'malformed' })),
      ),
    })
    .check(...asked)
export type ProposalInput = z.infer<ReturnType<typeof proposalInput>>

const version = z.int().check(z.minimum(1))

/** The same again, changed; `version` is the one that was read. */
export const revisionInput = (rules: ClockRules, lists = anyOf) =>
  z.strictObject({ ...draft(rules, lists), version }).check(...asked)
export type RevisionInput = z.infer<ReturnType<typeof revisionInput>>

/** What is kept of a proposal. */
export type Draft = Omit<ProposalInput, 'report'>

/** Publishes what was read: that version and no other, with the card images drawn of it. */
export const publicationInput = z.strictObject({ version, cards: z.optional(cardsInput) })

/** Gives a published warning the card images drawn of that version, and no others. */
export const cardsOfWarningInput = z.strictObject({ version, cards: cardsInput })
export type CardsOfWarningInput = z.infer<typeof cardsOfWarningInput>

export const returnInput = z.strictObject({ version, reason: oneOf(RETURN_REASONS) })

export const dropInput = z.strictObject({ version })

/** Withdraws, or hides while somebody objects (`under-review`): one officer, whatever the version. */
export const withdrawalInput = z.strictObject({
  reason: oneOf(WITHDRAWAL_REASONS),
  replacedBy: z.optional(id),
})
export type WithdrawalInput = z.infer<typeof withdrawalInput>
