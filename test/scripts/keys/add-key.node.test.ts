import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { addKey } from '../../../scripts/keys/add-key.ts'

describe('a public key is added to the centres file', () => {
  it('without changing anything else by a byte', () => {
    const text = addKey(addKey(FILE, { centre: 'b' }, KEY), 'recovery', KEY)
    const added = entry(6) + entry(2)
    for (const line of FILE.split('\n').filter((one) => !/keys: \[\] # new|recovery/.test(one))) {
      expect(text).toContain(`${line}\n`)
    }
    expect(text.length).toBe(FILE.length - ' []'.length * 2 + added.length)
  })

  it('at the end of the list, each time', () => {
    const once = addKey(FILE, { centre: 'a' }, KEY)
    const twice = addKey(once, { centre: 'a' }, { ...KEY, id: 'k-two' })
    const ids = parse(twice).centres[0].keys.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(['k-old', 'k-new', 'k-two'])
    expect(parse(twice).centres[1]).toEqual(parse(FILE).centres[1])
  })

  it('and read as what it was, days as text', () => {
    expect(parse(addKey(FILE, 'recovery', KEY)).recovery).toEqual([KEY])
  })

  it('in a file without a last line end', () => {
    const text = addKey(FILE.trimEnd(), 'recovery', KEY)
    expect(parse(addKey(text, 'recovery', KEY)).recovery).toEqual([KEY, KEY])
  })

  it.each([
    ['there is no list', 'recovery: []', '', 'write "recovery: []" there first'],
    ['the list is empty text', 'recovery: []', 'recovery:', 'write "recovery: []" there first'],
    ['the list is on one line', 'recovery: []', 'recovery: [{ id: k }]', 'on lines of its own'],
  ])('but not where %s', (_, from, to, message) => {
    expect(() => addKey(FILE.replace(from, to), 'recovery', KEY)).toThrow(message)
  })
})

const KEY = { id: 'k-new', from: '2027-01-01', until: '2027-03-31', publicKey: 'abc' }

const FILE = `# A comment at the top

default: a   # and one here
centres:
  - id: a
    name: { zh: 甲, en: 'A' }
    keys:
      # the old one
      - id: k-old
        from: '2026-01-01'   # quoted in its own way
        until: '2026-12-31'

  - id: b
    keys: [] # new
    regions: ["510100"]
# before recovery
recovery: []
`

function entry(indent: number) {
  const lines = ['id: "k-new"', 'from: "2027-01-01"', 'until: "2027-03-31"', 'publicKey: "abc"']
  const [first, ...rest] = lines.map((line) => `\n${' '.repeat(indent + 2)}${line}`)
  return [first?.replace(/ {2}(?=\w)/, '- '), ...rest].join('')
}
