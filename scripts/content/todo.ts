import { isInStep } from '../../site/queries/in-step.ts'
import { helplinesSchema } from '../../site/schemas/helplines.ts'
import { contentFiles, readContent } from '../../site/schemas/load-content.ts'
import { readYaml } from '../../site/vite/yaml.mjs'

/** What is left for people of the operator, under one heading. */
export interface Todo {
  readonly heading: string
  readonly lines: readonly string[]
}

/** A number or a rule that was checked longer ago is asked about again; in days. */
const OLD = 365

/** What a caller, link or App is compared with. */
const CHANNELS = /^content\/(?:channels|protected)\.yaml#/

interface Page {
  readonly file: string
  readonly toCheck: readonly string[]
  readonly reviewed: unknown
  readonly follows: string | undefined
  readonly checkedOn: unknown
}

/** @param today YYYY-MM-DD in the operator's zone */
export function contentTodo(today: string): Todo[] {
  const pages = contentFiles().flatMap(pagesIn)
  const numbers = helplinesSchema.parse(readYaml('content/helplines.yaml'))
  const unchecked = (belongs: (file: string) => boolean) =>
    pages
      .filter(({ file }) => belongs(file))
      .filter(({ checkedOn }) => checkedOn !== undefined && isOld(checkedOn, today))
      .map(({ file, checkedOn }) => `${file}: ${checkedOn ?? 'never checked'}`)
  return [
    {
      heading: 'Statements that no source carries: ask the authority that each line names',
      lines: pages.flatMap(({ file, toCheck }) => toCheck.map((line) => `${file}: ${line}`)),
    },
    {
      heading: 'Phone numbers that nobody has dialled, or not for a year',
      lines: numbers
        .filter(({ checkedOn }) => isOld(checkedOn, today))
        .map(
          ({ number, zh, checkedOn }) => `${number} ${zh.name}: ${checkedOn ?? 'never checked'}`,
        ),
    },
    {
      heading: 'Rules of law that nobody has compared with their text, or not for a year',
      lines: unchecked((file) => !CHANNELS.test(file)),
    },
    {
      heading:
        'Addresses and Apps that nobody has compared with their owner’s word, or not for a year',
      lines: unchecked((file) => CHANNELS.test(file)),
    },
    {
      heading:
        'English pages whose Chinese has changed: compare, then npm run content:follow -- FILE',
      lines: pages.filter(({ file, follows }) => !isInStep(file, follows)).map(({ file }) => file),
    },
    {
      heading: 'Pages that no person of the operator has reviewed',
      lines: pages.filter(({ reviewed }) => reviewed === null).map(({ file }) => file),
    },
  ]
}

/** Never checked, or more than a year before `today`. */
export const isOld = (day: unknown, today: string) =>
  typeof day !== 'string' || (Date.parse(today) - Date.parse(day)) / 86_400_000 > OLD

/** A line of `toCheck`, which stands in the page's language or in both. */
const inChinese = (line: unknown): string =>
  typeof line === 'object' && line !== null && 'zh' in line ? String(line.zh) : String(line)

/** The pages of a file: itself, or the entries of a list that carry something to check. */
function pagesIn(file: string): Page[] {
  const content = readContent(file) as Record<string, unknown>
  if (typeof content !== 'object' || content === null || file === 'helplines.yaml') return []
  const pick = (record: Record<string, unknown>, name: string): Page => ({
    file: name,
    toCheck: Array.isArray(record.toCheck) ? record.toCheck.map(inChinese) : [],
    reviewed: record.reviewed,
    follows: typeof record.follows === 'string' ? record.follows : undefined,
    checkedOn: 'checkedOn' in record ? record.checkedOn : undefined,
  })
  const path = `content/${file}`
  const inside = Object.values(content).filter(Array.isArray).flat()
  return [
    pick(content, path),
    ...inside
      .filter((one) => typeof one === 'object' && one !== null)
      .filter((one) => 'checkedOn' in one || 'toCheck' in one)
      .map((one) => pick(one, `${path}#${one.id}`)),
  ]
}
