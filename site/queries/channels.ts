import addressesFile from '../../content/addresses.yaml'
import channelsFile from '../../content/channels.yaml'
import protectedFile from '../../content/protected.yaml'
import {
  type ChannelFile,
  LOOKUP_WORDS,
  type LookupWord,
  REASONS,
  type ReasonCode,
} from '../../functions/checks/channel'
import { parseContent } from '../../functions/content/parse-content'
import { addressesSchema } from '../../functions/lookalikes/addresses.schema'
import { protectedSchema } from '../../functions/lookalikes/protected.schema'
import { GROUNDS, type Grounds } from '../../functions/verdicts/vocabulary'
import type { Locale } from '../editions'
import { wordsIn } from '../i18n'
import { channelsSchema } from '../schemas/channels'
import { helplines, moneyLines } from './helplines'
import { inLanguage } from './operator'

const channels = parseContent(channelsSchema, channelsFile, 'content/channels.yaml')
const addresses = parseContent(addressesSchema, addressesFile, 'content/addresses.yaml')
const names = parseContent(protectedSchema, protectedFile, 'content/protected.yaml')

/** What the device compares with, and the words for what it finds, in the reader's language. */
export function channelFile(locale: Locale): ChannelFile {
  const t = wordsIn(locale)
  const { brands, words } = names
  const said = REASONS.map((code) => [code, t(`channel.reason.${code}`)])
  return {
    version: channels.changed,
    lines: [...helplines, ...moneyLines].map((line) => ({
      number: line.number,
      name: inLanguage(line, locale).name,
      when:
        'when' in line.zh && 'when' in line.en ? (locale === 'en' ? line.en : line.zh).when : '',
      reaches: line.direction.some((way) => way.startsWith('they')),
    })),
    apps: channels.apps.map((app) => ({ name: app.name, ...inLanguage(app, locale) })),
    claims: channels.claims,
    ...addresses,
    brands: brands.map(({ zh, en, checkedOn: _, ...brand }) => ({
      ...brand,
      name: locale === 'en' ? en : zh,
    })),
    words,
    say: Object.fromEntries(said) as Record<ReasonCode, string>,
    lookup: Object.fromEntries(
      LOOKUP_WORDS.map((word) => [word, t(`channel.lookup.${word}`)]),
    ) as Record<LookupWord, string>,
    grounds: Object.fromEntries(
      GROUNDS.map((grounds) => [grounds, t(`channel.grounds.${grounds}`)]),
    ) as Record<Grounds, string>,
  }
}
