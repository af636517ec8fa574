import type { Referral } from '../../../functions/referrals/referral'
import { centreName, receiverName } from './centre-name'
import type { Desk } from './desk'
import { instantWords } from './instant-words'

/** What the last form about a referral brought about, in words; null where the address names none. */
export function doneOf(
  desk: Desk,
  referral: Referral | undefined,
  done: string | null,
): string | null {
  const { t } = desk.words
  if (!referral || !done) return null
  const { state, toCentre, answerDue } = referral
  if (done === 'drafted') return t(toCentre ? 'refer.doneHand' : 'refer.doneDrafted')
  if (done !== 'yes') return null
  const name = receiverName(desk, referral)
  const at = answerDue ? instantWords(answerDue, desk) : ''
  if (toCentre && state === 'sent') return t('refer.doneHanded', { name, at })
  if (toCentre && state === 'dropped') return t('refer.doneBack', { name })
  return t('refer.done')
}

/** The same for the centre that a referral came to. */
export function receivedDoneOf(
  desk: Desk,
  { state, answerDue, fromCentre }: Referral,
  done: string | null,
): string | null {
  const { t } = desk.words
  if (done !== 'yes') return null
  const at = answerDue ? instantWords(answerDue, desk) : ''
  return state === 'answered'
    ? t('refer.received.doneAnswered', { name: centreName(desk, fromCentre) })
    : t('refer.received.doneReceived', { at })
}
