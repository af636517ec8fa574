import { scamTypeName } from '../../queries/scam-types'
import type { Desk } from './desk'

/** The filters of the queue in words; one that isn't known is shown as it stands. */
export function filterWords(
  { words, locale }: Desk,
  filters: Readonly<Record<string, string>>,
): string[] {
  const { t, say, stage, place } = words
  const WORDS: Readonly<Record<string, (value: string) => string>> = {
    lane: (value) => say('lane', value),
    holder: (value) =>
      value === 'me' || value === 'nobody' ? t(`triage.filter.holderIs.${value}`) : value,
    overdue: () => t('triage.filter.overdue'),
    stage,
    type: (value) => scamTypeName(value, locale),
    kind: (value) => say('kind', value),
    region: place,
  }
  return Object.entries(filters).map(([name, value]) => WORDS[name]?.(value) ?? value)
}
