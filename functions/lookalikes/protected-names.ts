import { decodeHost } from '../indicators/decode-host.ts'
import type { Brand } from './protected.schema.ts'
import { blurred } from './skeleton.ts'

/** What the comparison needs of a brand; whoever asks may carry more. */
export type Borrowed = Pick<
  Brand,
  'kind' | 'domains' | 'also' | 'others' | 'names' | 'word' | 'everywhere'
>

/** A spelling of a brand in addresses. */
export interface Name<B extends Borrowed = Borrowed> {
  readonly brand: B
  /** Small letters and digits. */
  readonly text: string
}

/** content/protected.yaml made ready to compare with. */
export interface ProtectedNames<B extends Borrowed = Borrowed> {
  readonly domains: ReadonlyMap<string, B>
  /** Addresses that carry such a name by right of somebody else. */
  readonly others: ReadonlySet<string>
  /** Spellings in Latin letters and digits. */
  readonly names: readonly Name<B>[]
  readonly exact: ReadonlyMap<string, B>
  readonly blurred: ReadonlyMap<string, Name<B>>
  /** Spellings in Chinese. */
  readonly han: readonly Name<B>[]
  readonly words: ReadonlySet<string>
  readonly longestWord: number
  readonly cheap: ReadonlySet<string>
  readonly shorteners: ReadonlySet<string>
}

/** Once for each page: what `judgeHost` looks things up in. */
export function protectedNames<B extends Borrowed>(
  file: { readonly [K in 'words' | 'endings' | 'shorteners']: readonly string[] } & {
    readonly brands: readonly B[]
  },
): ProtectedNames<B> {
  const all = file.brands.flatMap((brand) =>
    brand.names.map((text): Name<B> => ({ brand, text: text.replace(/-/g, '') })),
  )
  const names = all.filter(({ text }) => /^[a-z0-9]+$/.test(text))
  const words = file.words.flatMap((line) => line.split(' '))
  return {
    domains: new Map(
      file.brands.flatMap((brand) =>
        [...brand.domains, ...brand.also].map((domain): [string, B] => [decodeHost(domain), brand]),
      ),
    ),
    others: new Set(file.brands.flatMap(({ others = [] }) => others)),
    names,
    exact: new Map(names.map(({ text, brand }) => [text, brand])),
    blurred: new Map(names.map((name) => [blurred(name.text), name])),
    han: all.filter(({ text }) => /\p{Script=Han}/u.test(text)),
    words: new Set(words),
    longestWord: Math.max(...words.map(({ length }) => length)),
    cheap: new Set(file.endings),
    shorteners: new Set(file.shorteners),
  }
}
