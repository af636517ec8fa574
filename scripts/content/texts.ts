import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from 'yaml'

export type Language = 'zh' | 'en'

/** One piece of text that a reader reads, and where it stands. */
export interface Text {
  /** `content/guides/en/romance.md` */
  readonly file: string
  /** `steps.2.stop`; empty for the body below the front matter. */
  readonly at: string
  readonly language: Language
  readonly text: string
}

/** Fields that quote what swindlers say, and what people call a scam: nobody is told to do or dial it. */
export const THEIR_WORDS = /(?:^|\.)(?:line|says|flags|alsoCalled|they)(?:\.|$)/

/** Keys whose values are ids, addresses and dates: not words. */
const NOT_WORDS = new Set(['id', 'slug', 'url', 'email', 'guide', 'scamType', 'follows', 'number'])

/** Every text below content/ with its language: by folder (en, zh-CN), else by the keys zh and en. */
export function allTexts(): Text[] {
  return readdirSync('content', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|yaml)$/.test(entry.name))
    .map((entry) => relative('.', join(entry.parentPath, entry.name)))
    .filter((file) => !/README|regions/.test(file))
    .sort()
    .flatMap(textsOf)
}

/** The texts of one file. */
export function textsOf(file: string): Text[] {
  const source = readFileSync(file, 'utf8')
  const of = file.includes('/zh-CN/') ? 'zh' : file.includes('/en/') ? 'en' : undefined
  if (file.endsWith('.yaml')) return [...textsIn(parse(source), { file, at: '', language: of })]
  const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? []
  const language = of ?? 'zh'
  return [
    ...textsIn(parse(head), { file, at: '', language }),
    { file, at: '', language, text: body.trim() },
  ]
}

interface Place {
  readonly file: string
  readonly at: string
  readonly language: Language | undefined
}

function* textsIn(value: unknown, { file, at, language }: Place): Generator<Text> {
  if (typeof value === 'string') {
    if (language) yield { file, at, language, text: value }
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, inside] of Object.entries(value)) {
    if (NOT_WORDS.has(key)) continue
    const spoken = key === 'zh' || key === 'en' ? key : language
    yield* textsIn(inside, { file, at: at ? `${at}.${key}` : key, language: spoken })
  }
}
