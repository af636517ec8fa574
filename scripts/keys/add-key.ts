import { isCollection, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml'
import { Stop } from '../run/stop.ts'
import type { PublicKey } from './centres-file.ts'

/**
 * The text of a centres file with one more public key at the end of a centre's `keys`, or of
 * `recovery`. Nothing else changes by a byte: comments, order and layout are the editor's.
 */
export function addKey(text: string, to: { centre: string } | 'recovery', key: PublicKey): string {
  const document = parseDocument(text)
  const [owner, name] =
    to === 'recovery'
      ? [document.contents, 'recovery']
      : [findCentre(document.get('centres'), to.centre), 'keys']
  const pair = isMap(owner) ? findPair(owner, name) : undefined
  const list = pair?.value
  const head = isScalar(pair?.key) ? pair.key.range : undefined
  if (!isCollection(list) || !list.range || !head) throw new Stop(`write "${name}: []" there first`)
  const [start, end] = list.range
  if (list.items.length === 0) {
    const indent = columnOf(text, head[0]) + 2
    return `${text.slice(0, start).trimEnd()}\n${entry(key, indent)}${text.slice(end)}`
  }
  if (list.flow) throw new Stop(`write each key of "${name}" on lines of its own first`)
  const last = list.items.at(-1)
  const at = isCollection(last) && last.range ? endOfContent(text, last.range[1]) : end
  return `${text.slice(0, at)}\n${entry(key, columnOf(text, start))}${text.slice(at)}`
}

const findCentre = (centres: unknown, id: string) =>
  isSeq(centres)
    ? centres.items.find((centre): centre is YAMLMap => isMap(centre) && centre.get('id') === id)
    : undefined

const findPair = (map: YAMLMap, name: string): Pair | undefined =>
  map.items.find(({ key }) => isScalar(key) && key.value === name)

const columnOf = (text: string, offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1)

/** A block's range may run over blank lines behind it: back to its last line, then to that one's end. */
function endOfContent(text: string, offset: number): number {
  const end = text.slice(0, offset).trimEnd().length
  const newline = text.indexOf('\n', end)
  return newline === -1 ? text.length : newline
}

/** Days are quoted, because a bare 2027-01-01 is a date to some readers of YAML. */
function entry(key: PublicKey, indent: number): string {
  const lines = Object.entries(key).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return lines.map((line, n) => `${' '.repeat(indent)}${n === 0 ? '- ' : '  '}${line}`).join('\n')
}
