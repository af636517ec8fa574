import { OVERSEAS } from '../../../functions/fields/region'
import { COLUMNS, type ImportWords, LISTS, NOTES } from '../../../functions/imports/columns'
import { shortProvinceName } from '../../../functions/regions/short-name'
import type { Locale } from '../../editions'
import { wordsIn } from '../../i18n'
import { provinceChoices } from '../../queries/regions'
import { scamTypeChoices } from '../../queries/scam-types'

/** Where the console's words for each list stand. */
const WORDS_OF: Readonly<Record<keyof typeof LISTS, string>> = {
  kind: 'triage.kind',
  situation: 'triage.situation',
  forWhom: 'triage.forWhom',
  ageBand: 'triage.sealed.ageBand',
  method: 'triage.sealed.method',
  way: 'triage.campusWay',
  victims: 'triage.campusVictims',
  progress: 'triage.jobProgress',
  asks: 'triage.jobAsks',
  sendsTo: 'triage.jobSendsTo',
  seenOn: 'triage.jobSeenOn',
  group: 'triage.clueGroup',
  yesNo: 'desk.import.yesNo',
}

/** The words that a file may use, the page's own language first. */
export function importWords(locale: Locale): ImportWords {
  const locales: readonly Locale[] = locale === 'en' ? ['en', 'zh-CN'] : ['zh-CN', 'en']
  const say = (key: string) => [...new Set(locales.map((one) => wordsIn(one)(key as StringKey)))]
  const headers = [...COLUMNS.map(({ id }) => id), ...NOTES]
  const lists = Object.entries(LISTS).map(([list, codes]) => {
    const at = WORDS_OF[list as keyof typeof LISTS]
    return [list, Object.fromEntries(codes.map((code) => [code, say(`${at}.${code}`)]))]
  })
  return {
    headers: Object.fromEntries(headers.map((id) => [id, say(`desk.import.column.${id}`)])),
    codes: {
      ...Object.fromEntries(lists),
      scamType: inBoth(locales, scamTypeChoices),
      province: {
        ...inBoth(locales, (one) =>
          provinceChoices(one).flatMap(({ value, label }) => [
            { value, label },
            { value, label: shortProvinceName(label) },
          ]),
        ),
        [OVERSEAS]: say('report.when-where.overseas'),
      },
    },
  }
}

type Choices = (locale: Locale) => readonly { readonly value: string; readonly label: string }[]

function inBoth(locales: readonly Locale[], choices: Choices): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const { value, label } of locales.flatMap(choices)) {
    found[value] = [...new Set([...(found[value] ?? []), label])]
  }
  return found
}
