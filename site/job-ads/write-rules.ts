import { COMPANY_SIGNALS } from '../../functions/job-ads/computed-signals.ts'
import type { AdRules, AdSignals, AdWords } from '../../functions/job-ads/rules.schema.ts'
import { TURNS } from '../../functions/job-ads/scopes.ts'
import { writeNumbers } from './numbers.ts'
import { DISGUISED, FIRST_SIGN, HAN } from './read-rules.ts'

/** The three files of content/job-ads, and the addresses of content/addresses.yaml among the words. */
export interface Rulebook {
  readonly words: AdWords
  readonly signals: AdSignals
  readonly rules: AdRules
}

const isRead = (id: string) => !COMPANY_SIGNALS.some((one) => one === id)

/** Those that the words of an advert can meet, whatever it says of the firm. Pure. */
export const rulesOfText = ({ rules }: AdRules): AdRules['rules'] =>
  rules.filter(({ when }) => when.every((group) => group.some(isRead)))

/**
 * What a check needs of the rules as one text: no keys, no reasons, signals and families numbered, and words in
 * the order of their letters, for a list of them has none. Nothing of what is
 * held against the firm. `readRules` reads it. Pure.
 */
export function writeRules({ words, signals, rules }: Rulebook): string {
  const ids = [DISGUISED, ...Object.keys(signals)]
  const families = [...new Set(rules.rules.map(({ family }) => family))]
  const signOf = (list: readonly string[], one: string) =>
    String.fromCharCode(FIRST_SIGN + list.indexOf(one))
  const allOf = (list: readonly string[]) =>
    list
      .filter(isRead)
      .map((id) => signOf(ids, id))
      .sort()
      .join('')
  const text = [
    Object.values(signals)
      .map(({ find, except = [], deniable = true }) =>
        [
          ...(deniable ? [] : ['!']),
          ...find.map((pattern) =>
            pattern
              .split(' ')
              .map((token) => row(token.split('|')))
              .join(' '),
          ),
          ...(except.length > 0 ? [`^${row(except)}`] : []),
        ].join('\n'),
      )
      .join('\n\n'),
    lines(TURNS.map((turn) => row(words.turns[turn] ?? []))),
    lines(Object.entries(words.groups).map(([name, list]) => `${name} ${row(list)}`)),
    lines(
      words.disguises.map(
        ({ means, written, near, open }) =>
          `${open ? '!' : ''}${means} ${row(written)}${near ? ` ${row(near)}` : ''}`,
      ),
    ),
    lines(Object.entries(words.sounds).map(([word, sound]) => `${word} ${row([sound])}`)),
    lines(Object.entries(words.letters).map((pair) => pair.join(' '))),
    lines([
      `${rules.levels.caution} ${rules.levels.stop}`,
      ...rulesOfText(rules).map(({ weight, family, when, unless = [], lacks }) =>
        [
          `${weight}${signOf(families, family)}`,
          ...when.map(allOf),
          ...(unless.length > 0 ? [`!${allOf(unless)}`] : []),
          ...(lacks ? [`-${lacks.most}${allOf(lacks.of)}`] : []),
        ].join(' '),
      ),
    ]),
  ].join('\n\n\n')
  return `${text}\n\n\n${writeTraditional(words.traditional, text)}`
}

/**
 * Letters in the order of their code points, each by its distance from the one before; what they stand for by
 * their places among the letters of the text, and of a list of those that it hasn't.
 */
function writeTraditional(traditional: string, text: string): string {
  const pairs = [
    ...new Map([...traditional.matchAll(/(.)(.)/gu)].map(([, a = '', b = '']) => [a, b])),
  ]
    .map(([a, b]) => [a.charCodeAt(0), b] as const)
    .sort(([a], [b]) => a - b)
  const more = [...new Set(pairs.map(([, letter]) => letter))].filter((one) => !text.includes(one))
  const known = [...new Set((text + more.join('')).match(HAN))].sort()
  const places = pairs.map(([, letter]) => known.indexOf(letter))
  const from = pairs.map(([unit], n) => unit - (pairs[n - 1]?.[0] ?? 0))
  const to = places.map((place, n) => place - (places[n - 1] ?? 0))
  return lines([
    more.join(''),
    writeNumbers(from),
    // Back is odd.
    writeNumbers(to.map((step) => (step < 0 ? -2 * step - 1 : 2 * step))),
  ])
}

const row = (list: readonly string[]) =>
  list
    .map((word) => word.replaceAll(' ', '_'))
    .sort()
    .join('|')
const lines = (list: readonly string[]) => list.join('\n')
