import type { Referral } from '../../../functions/referrals/referral'
import type { Desk } from './desk'

/** How far a referral has come, in words; what another centre had isn't there any more. */
export const stateWords = (
  { words: { t } }: Pick<Desk, 'words'>,
  { state, toCentre, sentAt }: Pick<Referral, 'state' | 'toCentre' | 'sentAt'>,
): string =>
  toCentre !== null && state === 'dropped' && sentAt !== null
    ? t('refer.takenBack')
    : t(`refer.state.${state}`)
