import type { CaseFacts } from '../../../functions/triage/report-file'
import { dayWords } from '../../day-words'
import type { Desk } from './desk'
import { instantWords } from './instant-words'

export interface FactRow {
  readonly name: string
  readonly value: string
  readonly hint?: string | undefined
}

/** The plain facts of a report in words, in the order in which an officer asks for them. */
export function factRows(desk: Desk, facts: CaseFacts): readonly FactRow[] {
  const { t, say, type, amount, place } = desk.words
  const unknown = t('triage.report.unknown')
  const rows: (FactRow | null)[] = [
    { name: t('triage.report.type'), value: type(facts) },
    facts.channel !== 'web' && {
      name: t('desk.cameBy'),
      value: say('channel', facts.channel),
    },
    facts.situation && {
      name: t('triage.report.situation'),
      value: [facts.situation, ...facts.also].map((one) => say('situation', one)).join(' · '),
    },
    facts.stillInContact !== null && {
      name: t('triage.report.contactNow'),
      value: t(`triage.stillInContact.${facts.stillInContact ? 'yes' : 'no'}`),
    },
    facts.forWhom !== null && {
      name: t('triage.report.forWhom'),
      value: say('forWhom', facts.forWhom),
    },
    facts.minor && { name: t('triage.report.age'), value: t('triage.minor') },
    // What was paid is asked of fraud only.
    facts.kind === 'fraud' && {
      name: t('triage.report.amount'),
      value: facts.amountBand === null ? unknown : amount(facts.amountBand),
      hint: facts.amountBand === null ? undefined : t('triage.report.amountHint'),
    },
    facts.lastPaidHour !== null && {
      name: t('triage.report.lastPaid'),
      value: instantWords(facts.lastPaidHour, desk),
      hint: t('triage.report.lastPaidHint'),
    },
    {
      name: t('triage.report.region'),
      value: facts.region === null ? unknown : place(facts.region),
    },
    facts.occurredOn !== null && {
      name: t('triage.report.occurredOn'),
      value: dayWords(facts.occurredOn, desk.locale),
    },
    ...detailRows(desk, facts.details),
    {
      name: t('triage.report.locale'),
      value: t(`triage.report.locales.${facts.locale === 'en' ? 'en' : 'zh-CN'}`),
    },
  ].map((row) => row || null)
  return rows.filter((row) => row !== null)
}

/** The details that are one of a closed list: their words stand under the group. */
const CODED = {
  group: 'clueGroup',
  way: 'campusWay',
  victims: 'campusVictims',
  progress: 'jobProgress',
  sendsTo: 'jobSendsTo',
  seenOn: 'jobSeenOn',
} as const
type Coded = keyof typeof CODED

/** What only some kinds of report have. An unknown detail of a later release isn't shown. */
function detailRows(
  { words: { t, say, amount } }: Desk,
  details: CaseFacts['details'],
): (FactRow | false)[] {
  const { images, adds, school, asks, askedBand, ongoing, contactSoon } = details
  const coded = (name: Coded): FactRow | false => {
    const code = details[name]
    return (
      typeof code === 'string' && {
        name: t(`triage.report.${name}`),
        value: say(CODED[name], code),
      }
    )
  }
  const wanted = Array.isArray(asks) ? asks.filter((one) => typeof one === 'string') : []
  return [
    images === true && { name: t('triage.report.also'), value: t('triage.images') },
    contactSoon === true && {
      name: t('triage.report.contactSoon'),
      value: t('triage.report.yes'),
    },
    typeof adds === 'string' && { name: t('triage.report.adds'), value: adds },
    typeof school === 'string' && { name: t('triage.report.school'), value: school },
    coded('group'),
    coded('way'),
    coded('victims'),
    coded('progress'),
    coded('sendsTo'),
    wanted.length > 0 && {
      name: t('triage.report.asks'),
      value: wanted.map((one) => say('jobAsks', one)).join(' · '),
    },
    typeof askedBand === 'number' && {
      name: t('triage.report.askedBand'),
      value: amount(askedBand),
    },
    coded('seenOn'),
    typeof ongoing === 'boolean' && {
      name: t('triage.report.ongoing'),
      value: t(`triage.report.${ongoing ? 'yes' : 'no'}`),
    },
  ]
}
