import { isMap, isScalar, parseDocument, visit } from 'yaml'
import { Stop } from '../run/stop.ts'

/**
 * The text of a centres file in which nothing is sealed to a key any more from a day on. Nothing else
 * changes by a byte.
 */
export function revokeKey(text: string, id: string, day: string): string {
  let at: { end: number; indent: number } | undefined
  visit(parseDocument(text), {
    Map(_, map) {
      const first = map.items[0]
      const last = map.items.at(-1)
      if (map.flow || map.get('id') !== id || !map.has('publicKey')) return
      if (!isScalar(first?.key) || !first.key.range || !last) return
      const value = isMap(last.value) || !isScalar(last.value) ? undefined : last.value.range
      if (!value) return
      const start = first.key.range[0]
      at = { end: value[1], indent: start - (text.lastIndexOf('\n', start - 1) + 1) }
    },
  })
  if (!at) throw new Stop(`write the key ${id} on lines of its own first`)
  const line = `${' '.repeat(at.indent)}revokedOn: ${JSON.stringify(day)}`
  return `${text.slice(0, at.end)}\n${line}${text.slice(at.end)}`
}
