import { AGE_BANDS, PARTS, PAYMENT_METHODS } from '../../../functions/reports/vocabulary'
import type { SealedWords } from '../../enhance/read-part'
import type { Desk } from './desk'

const FIELDS = [
  'name',
  'phone',
  'phrase',
  'email',
  'mayCall',
  'ageBand',
  'amount',
  'method',
  'paidAt',
  'payeeBank',
  'original',
  'total',
  'soFar',
  'other',
] as const
const ERRORS = [
  'noFile',
  'noPassphrase',
  'malformed',
  'passphrase',
  'noKey',
  'refused',
  'unsupported',
] as const

/** The words that the browser needs once it has opened something; it has no other source of them. */
export function sealedWords({ words: { t }, locale, ctx }: Desk, reference: string): SealedWords {
  return {
    locale,
    timeZone: ctx.operator.timeZone,
    opening: t('triage.sealed.opening'),
    forgotten: t('triage.sealed.forgotten'),
    part: each(PARTS, (part) => t(`triage.sealed.part.${part}`)),
    field: each(FIELDS, (field) => t(`triage.sealed.field.${field}`)),
    error: each(ERRORS, (error) => t(`triage.sealed.error.${error}`)),
    mayCall: each(['yes', 'no'], (answer) => t(`triage.sealed.mayCall.${answer}`)),
    noPhrase: t('triage.sealed.noPhrase', { last: reference.slice(-3) }),
    ageBand: each(AGE_BANDS, (band) => t(`triage.sealed.ageBand.${band}`)),
    method: each(PAYMENT_METHODS, (method) => t(`triage.sealed.method.${method}`)),
  }
}

const each = <K extends string>(keys: readonly K[], say: (key: K) => string) =>
  Object.fromEntries(keys.map((key) => [key, say(key)])) as Record<K, string>
