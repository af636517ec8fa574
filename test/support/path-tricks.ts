/**
 * Other spellings of a path, by which a gate and a router may be made to read different things:
 * encoded, doubled, dotted, with parameters, with signs that some parsers drop or turn.
 */
export function pathTricks(path: string): string[] {
  const slashes = [...path.matchAll(/\//g)].map(({ index }) => index)
  const letters = [...path.matchAll(/[a-z]/g)].map(({ index }) => index)
  const at = (index: number, text: string, length = 1) =>
    path.slice(0, index) + text + path.slice(index + length)
  const encode = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`
  const bare = path.replace(/\/$/, '')
  const tricks = [
    ...slashes.flatMap((index) => SLASHES.map((text) => at(index, text))),
    ...letters.flatMap((index) => {
      const letter = path[index] ?? ''
      return [
        at(index, encode(letter)),
        at(index, encode(letter).replace('%', '%25')),
        at(index, encode(letter).replace('%', '%2525')),
        at(index, letter.toUpperCase()),
        at(index, String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
        at(index, `${letter}%00`),
        at(index, `${letter};`),
      ]
    }),
    ...ENDINGS.map((ending) => bare + ending),
    ...BEFORE.map((start) => start + path),
  ]
  return tricks.filter((trick) => trick.startsWith('/'))
}

const SLASHES = [
  ...['//', '///', '/./', '/%2e/', '/x/../', '/%2e%2e/', '/.%2e/', '/..;/', '/;/', '/;x=1/'],
  ...['%2f', '%2F', '%252f', '\\', '%5c', '%5C', '/\\', '/%5c', '/%09', '/%20', '/%00/'],
  ...['%c0%af', '%e0%80%af', '%u002f', '%ef%bc%8f', '／', '∕', '/\u200b', '/.\u202e/', '/*/'],
]

const ENDINGS = [
  ...['.html', '/index.html', '.html/', '.html.', '.HTML', '.htm'],
  ...['.', '..', '...', '/.', '/..', '/...', '/../', '%2e', '/%2e', '%20', '%00', '%0a', '%0d%0a'],
  ...[
    ';',
    ';x',
    ';.css',
    '/;',
    '.css',
    '.json',
    '/x.css',
    '%2fx.css',
    '/%2e%2e/x.js',
    '%3f',
    '%23',
  ],
  ...[
    '~',
    '!',
    '$',
    '&',
    "'",
    '(',
    ')',
    '*',
    '+',
    ',',
    '=',
    ':',
    '@',
    '|',
    '^',
    '`',
    '{',
    '}',
    '<',
  ],
]

const BEFORE = ['/', '//', '/.', '/%2e', '/x/..', '/%2f', '/%5c', '/\\', '/;', '/.well-known/..']
