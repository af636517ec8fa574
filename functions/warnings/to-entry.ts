import type { Warning, WarningEntry, WarningWords } from './warning.schema.ts'

/** What lists show of a warning. Pure. */
export function toEntry({ since, reviewed, corrections, words, ...entry }: Warning): WarningEntry {
  return { ...entry, words: { zh: brief(words.zh), ...(words.en && { en: brief(words.en) }) } }
}

const brief = ({ title, summary }: WarningWords) => ({ title, summary })
