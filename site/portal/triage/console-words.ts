import { nameOf } from '../../../functions/regions/name-of'
import { isMovedReason, ofMove } from '../../../functions/triage/moves'
import type { Locale } from '../../editions'
import { type Translate, wordsIn } from '../../i18n'
import { operator } from '../../queries/operator'
import { scamTypeName } from '../../queries/scam-types'

export type ConsoleWords = ReturnType<typeof consoleWords>

/** Groups of codes that have words of their own in content/strings, as `triage.<group>.<code>`. */
type CodeGroup =
  | 'channel'
  | 'kind'
  | 'lane'
  | 'situation'
  | 'forWhom'
  | 'reasons'
  | 'moved.because'
  | 'role'
  | 'indicatorKind'
  | 'doubt'
  | 'clueGroup'
  | 'campusWay'
  | 'campusVictims'
  | 'jobProgress'
  | 'jobAsks'
  | 'jobSendsTo'
  | 'jobSeenOn'
  | 'decide.because'
  | 'decide.means'
  | `tasks.${'name' | 'how' | 'outcome'}`
  | `refer.${'event' | 'answer' | 'there'}`
  | `cases.${'action' | 'because' | 'why'}`
  | 'shift.did'
  | 'hand.because'
  | 'retention.keep.because'

/** The console's words in one language, for what is stored as codes. */
export function consoleWords(locale: Locale) {
  const t = wordsIn(locale)
  const set = operator.kind === 'police' ? 'police' : 'civil'
  const say = (group: CodeGroup, code: string) =>
    wordsOr(t, `${areaOf(group)}${group}.${code}`, code)
  return {
    t,
    locale,
    say,
    name: t(`triage.name.${set}`),
    stage: (stage: string) => wordsOr(t, `triage.stage.${set}.${stage}`, stage),
    /** What a report is about, in a word or two. */
    about: ({ kind, scamType }: { kind: string; scamType: string }) =>
      kind === 'fraud' ? scamTypeName(scamType, locale) : say('kind', kind),
    /** The same, with the type of scam where another kind of report names one. */
    type: ({ kind, scamType }: { kind: string; scamType: string }) =>
      [
        ...(kind === 'fraud' ? [] : [say('kind', kind)]),
        ...(kind === 'fraud' || scamType !== 'unknown' ? [scamTypeName(scamType, locale)] : []),
      ].join(' · '),
    scam: (type: string) => scamTypeName(type, locale),
    place: (region: string) => nameOf(region, locale),
    /** Why a report is in its lane: a rule's reason, or an officer's. */
    reason: (code: string) =>
      isMovedReason(code)
        ? t('triage.moved.reason', { reason: say('moved.because', ofMove(code)) })
        : say('reasons', code),
    /** An amount band, of which only the lower bound is known. */
    amount: (fen: number | null) =>
      fen === null ? t('triage.amount.none') : t('triage.amount.from', { yuan: yuan(fen, locale) }),
  }
}

/** Where the words of a group stand; the names of tasks and referrals name their area themselves. */
const areaOf = (group: CodeGroup): string =>
  group === 'channel'
    ? 'desk.'
    : /^(?:tasks|refer|cases|shift|hand|retention)\./.test(group)
      ? ''
      : 'triage.'

/** A row may hold a code that this release has no words for; then the code is shown. */
function wordsOr(t: Translate, key: string, code: string): string {
  try {
    return t(key as StringKey)
  } catch {
    return code
  }
}

/** Compact in Chinese, where it counts in ten thousands; in English digits read better. */
const yuan = (fen: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, {
    notation: locale === 'zh-CN' ? 'compact' : 'standard',
    maximumFractionDigits: 0,
  }).format(fen / 100)
