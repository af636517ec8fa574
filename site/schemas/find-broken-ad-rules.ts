import { AMOUNTS } from '../../functions/job-ads/amounts.ts'
import { COMPUTED_SIGNALS } from '../../functions/job-ads/computed-signals.ts'
import type { AdRules, AdSignals, AdWords } from '../../functions/job-ads/rules.schema.ts'

interface JobAds {
  readonly words: AdWords
  readonly signals: AdSignals
  readonly rules: AdRules
}

const namedBy = ({ when, unless = [], lacks }: AdRules['rules'][number]) => [
  ...when.flat(),
  ...unless,
  ...(lacks?.of ?? []),
]

/** What the three files of content/job-ads name and don't have, or have and never use. */
export function* findBrokenAdRules(
  { words, signals, rules }: JobAds,
  guides: readonly string[],
): Iterable<string> {
  const named = new Set(rules.rules.flatMap((rule) => namedBy(rule)))
  const known = new Set([...Object.keys(signals), ...COMPUTED_SIGNALS])
  for (const rule of rules.rules) {
    const { id, guide } = rule
    const at = `content/job-ads/rules.yaml: ${id}`
    for (const one of namedBy(rule).filter((signal) => !known.has(signal))) {
      yield `${at}.when: ${one} is not in signals.yaml`
    }
    if (!guides.includes(guide)) yield `${at}.guide: content/guides/zh-CN/${guide}.md is missing`
  }
  for (const [id, { find }] of Object.entries(signals)) {
    const at = `content/job-ads/signals.yaml: ${id}`
    if (!named.has(id)) yield `${at}: no rule names it`
    for (const part of find
      .flatMap((pattern) => pattern.split(' '))
      .flatMap((one) => one.split('|'))) {
      if (part.startsWith('@') && !words.groups[part.slice(1)]) {
        yield `${at}.find: ${part} is not in words.yaml`
      }
      if (part.startsWith('<') && !(AMOUNTS as readonly string[]).includes(part.slice(1, -1))) {
        yield `${at}.find: ${part} is no amount`
      }
    }
  }
}
