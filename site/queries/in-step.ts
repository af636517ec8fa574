import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * An English page says which Chinese text it follows: `follows` holds the start of that text's digest.
 * When the Chinese changes, the English page shows that it may be behind until somebody has looked.
 * Who reviewed it and when isn't part of the text.
 */
export function digestOf(source: string): string {
  const text = source.replace(/^reviewed:.*(?:\n {2}.*)*\n/m, '')
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

/** Where the Chinese of an English page stands. */
export const originalOf = (file: string) =>
  file
    .split('/')
    .map((folder) => (folder === 'en' ? 'zh-CN' : folder))
    .join('/')

/** Whether an English page follows its Chinese one as it is now; true where there is nothing to follow. */
export function isInStep(file: string, follows: string | undefined): boolean {
  const original = originalOf(file)
  if (original === file || !existsSync(original)) return true
  return follows === digestOf(readFileSync(original, 'utf8'))
}

const LINE = /^follows: .*\n/m
const DRAFTED = /^drafted: .*\n/m

/** Writes into an English page that it follows the Chinese of today. @returns whether it changed */
export function follow(file: string): boolean {
  const line = `follows: "${digestOf(readFileSync(originalOf(file), 'utf8'))}"\n`
  const source = readFileSync(file, 'utf8')
  const written = LINE.test(source)
    ? source.replace(LINE, line)
    : source.replace(DRAFTED, (drafted) => drafted + line)
  if (written === source) return false
  writeFileSync(file, written)
  return true
}
