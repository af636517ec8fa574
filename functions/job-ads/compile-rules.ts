import { AMOUNTS } from './amounts.ts'
import { plantWords, type WordTree } from './find-words.ts'
import type { Disguise, Folding } from './fold-advert.ts'
import { type Pattern, readPattern } from './patterns.ts'
import type { CompanySignal } from './read-company.ts'
import type { AdRule, AdRules, AdSignals, AdWords } from './rules.schema.ts'
import type { Turn } from './scopes.ts'

export interface Signal {
  readonly id: string
  readonly patterns: readonly Pattern[]
  /** The atom of words in which it doesn't count, or null. */
  readonly except: number | null
  readonly deniable: boolean
}

/** The three files of rules, made ready to read adverts with. */
export interface AdChecker<R extends ReadRule = AdRule> {
  readonly companyIn: (text: string) => Iterable<CompanySignal>
  readonly folding: Folding
  readonly turns: WordTree<Turn>
  readonly atoms: WordTree<number>
  /** The atoms that each sort of amount belongs to. */
  readonly amounts: ReadonlyMap<string, readonly number[]>
  readonly signals: readonly Signal[]
  readonly levels: AdRules['levels']
  readonly rules: readonly R[]
}

/** What a check takes of the words itself; the employers and addresses are for `readCompany`. */
type ReadWords = Pick<
  AdWords,
  'letters' | 'traditional' | 'sounds' | 'disguises' | 'turns' | 'groups'
>

/** What a check takes of a rule; its words are for whoever shows it. */
export type ReadRule = Omit<AdRule, 'guide' | 'reason' | 'ask'>

/**
 * Makes rules ready. Pure.
 * @param readCompany reads what an advert says of the firm; without it that is passed over
 * @throws Error where a pattern names a group that isn't there
 */
export function compileRules<W extends ReadWords, R extends ReadRule>(
  words: W,
  signals: AdSignals,
  rules: { readonly levels: AdRules['levels']; readonly rules: readonly R[] },
  readCompany: (text: string, words: W) => Iterable<CompanySignal> = () => [],
): AdChecker<R> {
  const numbers = new Map<string, number>()
  const planted: [string, number][] = []
  const amounts = new Map<string, number[]>(AMOUNTS.map((name) => [name, []]))
  const atomOf = (token: string): number => {
    const known = numbers.get(token)
    if (known !== undefined) return known
    const number = numbers.size
    numbers.set(token, number)
    for (const word of wordsOf(token, words)) planted.push([word, number])
    for (const [, name = ''] of token.matchAll(/<([^>]+)>/g)) {
      const atoms = amounts.get(name)
      if (!atoms) throw new Error(`content/job-ads: no amount <${name}>`)
      atoms.push(number)
    }
    return number
  }
  const compiled = Object.entries(signals).map(([id, { find, except, deniable = true }]) => ({
    id,
    patterns: find.flatMap((written) => readPattern(written, atomOf)),
    except: except ? atomOf(except.map((word) => word.replaceAll(' ', '_')).join('|')) : null,
    deniable,
  }))
  return {
    companyIn: (text) => readCompany(text, words),
    folding: foldingOf(words),
    turns: plantWords(
      Object.entries(words.turns).flatMap(([turn, list]) =>
        (list ?? []).map((word) => [word, turn as Turn] as const),
      ),
    ),
    atoms: plantWords(planted),
    amounts,
    signals: compiled,
    levels: rules.levels,
    rules: rules.rules,
  }
}

/** The words of `交|付`, `@fees` or `@fees|<sum>`; an amount has none. */
function wordsOf(token: string, { groups }: ReadWords): readonly string[] {
  return token.split('|').flatMap((part) => {
    if (part.startsWith('<')) return []
    if (!part.startsWith('@')) return [part.replaceAll('_', ' ')]
    const group = groups[part.slice(1)]
    if (!group) throw new Error(`content/job-ads: no group ${part}`)
    return group
  })
}

function foldingOf({ letters, traditional, sounds, disguises }: ReadWords): Folding {
  const planted: [string, Disguise][] = disguises.flatMap(
    ({ means, written, near = [], open = false }) =>
      written.map((word): [string, Disguise] => [word, { means, near, hides: !open }]),
  )
  for (const [word, sound] of Object.entries(sounds)) {
    for (const written of soundsLike(word, sound.split(' '))) {
      planted.push([written, { means: word, near: [], hides: true }])
    }
  }
  const pairs = [...traditional.matchAll(/(.)(.)/gu)].map(
    ([, written = '', means = '']) => [written, means] as const,
  )
  return {
    letters: new Map([...Object.entries(letters), ...pairs]),
    disguises: plantWords(planted),
  }
}

/** Each letter as it is, by its sound or by the sound's first letter; at least one stays and one goes. */
function soundsLike(word: string, sounds: readonly string[]): string[] {
  const ways = [...word].map((letter, n) => {
    const sound = sounds[n] ?? ''
    return [letter, sound, sound.slice(0, 1)]
  })
  const all = ways.reduce<string[]>(
    (begun, next, n) => {
      const joints = n === 0 ? [''] : ['', ' ']
      return begun.flatMap((start) =>
        next.flatMap((part) => joints.map((joint) => start + joint + part)),
      )
    },
    [''],
  )
  return [...new Set(all)].filter((one) => /[a-z]/.test(one) && !/^[a-z ]*$/.test(one))
}
