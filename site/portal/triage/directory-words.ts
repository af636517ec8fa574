import type { DirectoryEntry } from '../../../functions/directory/vocabulary'
import { dayWords } from '../../day-words'
import type { Desk } from './desk'

/** The ways to reach an authority, one text each. */
export const channelWords = (
  { words: { t } }: Pick<Desk, 'words'>,
  { channels }: Pick<DirectoryEntry, 'channels'>,
): string[] =>
  channels.map(({ kind, value }) =>
    [t(`refer.channel.${kind}`), ...(value === undefined ? [] : [value])].join(' '),
  )

/** When somebody last checked an entry, or that nobody has. */
export const checkedWords = (
  { words: { t }, locale }: Pick<Desk, 'words' | 'locale'>,
  { lastChecked }: Pick<DirectoryEntry, 'lastChecked'>,
): string =>
  lastChecked === null
    ? t('refer.unchecked')
    : t('refer.checked', { day: dayWords(lastChecked, locale) })
