import { ENOUGH_REPORTERS, type Reporters } from '../indicators/independent.ts'
import type { IndicatorKind } from '../indicators/indicator.ts'
import type { Protection } from '../indicators/never-listed.ts'
import { err, ok, type Result } from '../result.ts'
import { HOLDS_FOR } from './rules.ts'
import type { VerdictInput } from './verdict.schema.ts'
import type { StoredVerdict } from './verdict.ts'

/**
 * `conflict`: it is no longer what was read. `never-listed`: it is a bank's, a school's, an emergency
 * number. `not-listable`: no indicator of this kind is ever listed. `too-few-reporters`: fewer than three
 * that an officer checked. `same-officer`: who asked doesn't agree. `not-asked`: nobody waits for anything.
 * `not-judged`: nothing was said of it that could be taken back.
 */
export type JudgeError =
  | 'conflict'
  | 'never-listed'
  | 'not-listable'
  | 'too-few-reporters'
  | 'same-officer'
  | 'not-asked'
  | 'not-judged'

/** What is judged by. */
export interface Facts {
  readonly kind: IndicatorKind
  /** The group that protects it, or null. */
  readonly protectedBy: Protection | null
  /** Whether it is a display name, which anybody may share. */
  readonly isNickname: boolean
  readonly reporters: Reporters
  readonly at: string
  readonly officerId: string
}

export type Judged = Partial<StoredVerdict>

const DAY = 24 * 60 * 60 * 1000

/** What becomes of a verdict (null: nothing was said yet) when an officer does something about it. Pure. */
export function judge(
  current: StoredVerdict | null,
  input: VerdictInput,
  facts: Facts,
): Result<Judged, JudgeError> {
  if ('version' in input && input.version !== (current?.version ?? 0)) return err('conflict')
  switch (input.act) {
    case 'suspect':
      // What stands with two names is taken back by masking or clearing, not by suspecting.
      return current && current.verdict !== 'cleared'
        ? err('conflict')
        : ok({ ...NOTHING, verdict: 'suspected' })
    case 'ask': {
      const refusal = refusalOf(input.grounds, facts)
      if (refusal) return err(refusal)
      return ok({
        ...{ asked: input.verdict, grounds: input.grounds, askedBy: facts.officerId },
        ...{ askedCentre: input.askedCentre, agreedBy: null, hash: null },
        // Until the second officer agrees readers have nothing of it.
        verdict: current?.verdict === 'cleared' || !current ? 'suspected' : current.verdict,
      })
    }
    case 'agree': {
      if (!current || current.asked === null || current.grounds === null) return err('not-asked')
      if (current.askedBy === facts.officerId) return err('same-officer')
      // Once more: what was reported may have been taken back since it was asked.
      const refusal = refusalOf(current.grounds, facts)
      if (refusal) return err(refusal)
      const days = HOLDS_FOR[facts.kind] ?? 0
      return ok({
        ...{ verdict: current.asked, asked: null, agreedBy: facts.officerId, reason: null },
        ...{ since: facts.at, maskedAt: null },
        expiresAt: new Date(Date.parse(facts.at) + days * DAY).toISOString(),
      })
    }
    case 'mask':
      return current
        ? ok({ maskedAt: facts.at, asked: null, hash: null, reason: input.reason })
        : err('not-judged')
    case 'clear':
      return ok({ ...NOTHING, verdict: 'cleared', reason: input.reason })
  }
}

/** Nothing of it is asked for, agreed with, or readers'. */
const NOTHING = {
  ...{ asked: null, grounds: null, askedBy: null, agreedBy: null, since: null, expiresAt: null },
  ...{ hash: null, maskedAt: null, reason: null, askedCentre: null },
} as const satisfies Judged

function refusalOf(
  grounds: StoredVerdict['grounds'],
  { kind, protectedBy, isNickname, reporters }: Facts,
): JudgeError | null {
  if (protectedBy !== null) return 'never-listed'
  if (HOLDS_FOR[kind] === null || isNickname) return 'not-listable'
  if (grounds === 'reporters' && reporters.checked < ENOUGH_REPORTERS) return 'too-few-reporters'
  return null
}
