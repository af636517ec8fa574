// Longer than most files: one list of everything that is thrown at the door, in the order in which a body is made.

import fc from 'fast-check'

/** What goes to POST /api/v1/reports: the bytes and the headers that say what they are. */
export interface HostileBody {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** Stands in every text that is sent as a value: an answer that repeats it repeats what was sent. */
export const VALUE_MARK = 'Zq7value'
/** Stands in the names of unknown fields: an answer may name them in a pointer, and nowhere else. */
export const NAME_MARK = 'Zq7name'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/**
 * Bodies that begin as one of `valid` and are then broken: at their values, their names, their shape,
 * their text, their bytes, or in what the headers say of them. Some stay valid.
 */
export const hostileBody = (valid: readonly object[]): fc.Arbitrary<HostileBody> =>
  fc.oneof(
    { weight: 17, arbitrary: mutated(valid) },
    { weight: 2, arbitrary: textOf(fc.json({ maxDepth: 6 })) },
    { weight: 1, arbitrary: withHeaders(fc.uint8Array({ maxLength: 400 }).map(copy)) },
  )

const mutated = (valid: readonly object[]) =>
  textOf(
    fc
      .tuple(fc.constantFrom(...valid), fc.array(mutation, { minLength: 1, maxLength: 4 }))
      .map(([body, mutations]) => {
        const json = structuredClone(body) as Json
        for (const mutate of mutations) mutate(json)
        return withRawTokens(JSON.stringify(json))
      }),
  )

const textOf = (text: fc.Arbitrary<string>) =>
  withHeaders(
    fc
      .tuple(text, often(asUtf8, fc.constantFrom(...ENCODINGS)))
      .map(([json, encode]) => encode(json)),
  )

const withHeaders = (bytes: fc.Arbitrary<Uint8Array<ArrayBuffer>>): fc.Arbitrary<HostileBody> =>
  fc.record({
    bytes,
    headers: often<Record<string, string>>(
      { 'content-type': 'application/json' },
      fc.constantFrom(...HEADERS),
    ),
  })

/** Mostly what is right, so that what lies behind it is met, too. */
const often = <T>(right: T, wrong: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: wrong })

/* Values */

/** Tokens that JSON.stringify can't write: the text of `RAW[n]` replaces them. */
const RAW = [
  ...['1e999', '-1e999', '1E400', '1e-400', '-0', '1977.00', '197700.0', '12345678901234567890'],
  ...['01', '.5', '5.', '+1', '0x10', 'NaN', 'Infinity', '-Infinity', 'undefined', '1_000', "'x'"],
  ...['"\\x41"', '"\\u00"', '"\\ud800"', '"\\udfff\\ud800"', '"\\u0000"', '"\t"', '"\n"', '"\\'],
  ...['/**/1', '1//', 'True', 'nul', '[1,]', '{"a":1,}', '{a:1}', '{"a"}', '[', '}', '', ','],
  ...[64, 1_000, 100_000].flatMap((depth) => [
    '['.repeat(depth) + ']'.repeat(depth),
    `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
    '['.repeat(depth),
  ]),
  `[${'0,'.repeat(200_000)}0]`,
  `{${Array.from({ length: 20_000 }, (_, n) => `"k${n}":0`).join()}}`,
  '{"__proto__":{"kind":"clue"},"kind":"fraud"}',
  '{"constructor":{"prototype":{"x":1}}}',
] as const

const rawToken = fc.nat(RAW.length - 1).map((n) => `\u{f0000}${n}\u{f0001}`)

/** Of many tokens in one body only the first keeps its size. */
function withRawTokens(json: string): string {
  let size = 0
  return json.replace(/"\u{f0000}(\d+)\u{f0001}"/gu, (_, n: string) => {
    const token = size > 1_000 ? '1e999' : (RAW[Number(n)] ?? '')
    size += token.length
    return token
  })
}

const AMOUNTS = [
  '1,977',
  '1，977.50',
  '１９７７',
  '-5',
  '−5',
  '(5)',
  '¥100',
  '1e3',
  '1e999',
  '3万',
  '٣٤',
  '0',
  '',
  ' 5 ',
]
const DATES = [
  ...[
    '2026-02-30',
    '2026-13-01',
    '2025-02-29',
    '0000-00-00',
    '+002026-11-20',
    '9999-12-31',
    '2026-11-26',
  ],
  ...[
    '0226-01-01',
    '2026-1-1',
    '20261120',
    '2026-11-20T25:00:00Z',
    '2026-11-20T09:30:00+08:00',
    '二〇二六年',
  ],
  ...[
    '2026-11-20T09:30:00Z',
    '2099-01-01T00:00:00Z',
    '2026-11-20',
    '1970-01-01',
    'yesterday',
    '2026-11-20T09:30:60Z',
  ],
]
const SIGNS = [
  ...[
    '\0',
    'a\0b',
    '\ud800',
    'a\udc00b',
    '\u202e\u202d',
    '\u2066x\u2069',
    '\ufeff',
    '\u200b',
    '\u200d',
  ],
  ...[
    '\u0301'.repeat(300),
    'ﷺ'.repeat(300),
    '👨‍👩‍👧‍👦',
    '\u{e0041}\u{e007f}',
    '\ufffe\uffff',
    '\u0085\u2028\u2029',
    '\r\n\r\n',
  ],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE reports; --",
    '#{7*7}',
    '{{7*7}}',
  ],
  ...[
    '=HYPERLINK("http://x")',
    '%00%0d%0a',
    '\\u0000',
    '../../etc/passwd',
    'hxxps://x[.]top',
    'javascript:alert(1)',
  ],
]
const NAMES = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'length',
    'then',
  ],
  ...[
    '',
    ' ',
    '0',
    '-1',
    'kind ',
    'Kind',
    'kind\0',
    '\ud800',
    'sealed.id',
    'private/story',
    '~1',
    'ｋｉｎｄ',
  ],
  ...[
    NAME_MARK,
    `${NAME_MARK} 13800138000`,
    `${NAME_MARK}/x~0`,
    `1${NAME_MARK}`,
    NAME_MARK.repeat(40),
  ],
]

const text = fc.oneof(
  fc.constantFrom(...AMOUNTS, ...DATES, ...NAMES.filter((name) => !name.includes(NAME_MARK))),
  fc.constantFrom(...SIGNS).map((sign) => `${VALUE_MARK}${sign}`),
  fc.uint16Array({ maxLength: 40 }).map((units) => VALUE_MARK + String.fromCharCode(...units)),
  fc
    .constantFrom(64, 65, 254, 255, 2_048, 2_049, 10_000, 10_001, 40_001, 200_000)
    .map((n) => `${VALUE_MARK}${'长'.repeat(n)}`.slice(0, n)),
  fc.webUrl(),
  fc.emailAddress(),
)

const number = fc.oneof(
  fc.constantFrom(0, -1, 1, 0.5, 1e12, 1e12 + 1, 2 ** 53, -(2 ** 53), 1e300, 5e-324),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 3, arbitrary: number },
  { weight: 2, arbitrary: rawToken },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Json>(null, true, false, [], {}, [[]], [null], { a: null }),
  },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...NAMES), text, { maxKeys: 3 }) },
)

/* Shapes */

type Mutation = (body: Json) => void

/** A place in a body: its holder and the name or index in it. */
interface Place {
  readonly holder: { [name: string]: Json }
  readonly name: string
}

const placesIn = (json: Json): Place[] =>
  json === null || typeof json !== 'object'
    ? []
    : Object.entries(json).flatMap(([name, inner]) => [
        { holder: json as { [name: string]: Json }, name },
        ...placesIn(inner),
      ])

const at =
  (where: number, change: (place: Place) => void): Mutation =>
  (body) => {
    const places = placesIn(body)
    const place = places[where % places.length]
    if (place) change(place)
  }

/** Own property also where the name is `__proto__`. */
const put = (holder: object, name: string, inner: Json) =>
  (Array.isArray(holder) && name === 'length') ||
  Object.defineProperty(holder, name, {
    value: structuredClone(inner),
    enumerable: true,
    configurable: true,
    writable: true,
  })

const where = fc.nat(10_000)

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(where, value)
      .map(([n, wrong]) => at(n, ({ holder, name }) => put(holder, name, wrong))),
  },
  {
    weight: 3,
    arbitrary: where.map((n) => at(n, ({ holder, name }) => Reflect.deleteProperty(holder, name))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(where, fc.constantFrom(...NAMES), value)
      .map(([n, name, inner]) => at(n, ({ holder }) => put(holder, name, inner))),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(where, fc.constantFrom(2, 6, 51, 2_000)).map(([n, times]) =>
      at(n, ({ holder, name }) => {
        const one = holder[name] ?? null
        // Repeated twice over, two thousand would be four million.
        if (JSON.stringify(one).length < 1_000) put(holder, name, Array(times).fill(one))
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(where, where).map(
      ([n, m]): Mutation =>
        (body) => {
          const places = placesIn(body)
          const [a, b] = [places[n % places.length], places[m % places.length]]
          if (a && b) put(a.holder, a.name, b.holder[b.name] ?? null)
        },
    ),
  },
)

/* Text and bytes */

const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
const asUtf8 = (json: string) => copy(new TextEncoder().encode(json))
const joined = (...parts: (string | readonly number[])[]) =>
  copy(
    Uint8Array.from(
      parts.flatMap((part) =>
        typeof part === 'string' ? [...new TextEncoder().encode(part)] : part,
      ),
    ),
  )

type Encode = (json: string) => Uint8Array<ArrayBuffer>

const ENCODINGS: readonly Encode[] = [
  (json) => asUtf8(json.slice(0, json.length >> 1)),
  (json) => asUtf8(`${json}${json}`),
  (json) => asUtf8(`${json}\0`),
  (json) => asUtf8(`\n\t ${json}\r\n`),
  (json) => asUtf8(`[${json}]`),
  (json) => asUtf8(JSON.stringify(json)),
  // The same name twice: the parser takes the last one.
  (json) => asUtf8(json.replace('{', '{"kind":"clue","private":{"story":5},')),
  (json) => asUtf8(json.replace(/\}$/, ',"kind":"gossip"}')),
  (json) => asUtf8(json.replace('{', `{"__proto__":{"${VALUE_MARK}":1},`)),
  (json) => joined([0xef, 0xbb, 0xbf], json),
  (json) =>
    joined(
      [0xff, 0xfe],
      [...json].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8]),
    ),
  (json) => joined(json.slice(0, 20), [0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80], json.slice(20)),
  (json) => joined([0x1f, 0x8b, 8, 0], json),
  () => new Uint8Array(0),
  () => copy(new Uint8Array(600_000).fill(32)),
]

const HEADERS: readonly Record<string, string>[] = [
  {},
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'application/json; charset=gbk' },
  { 'content-type': 'application/json; charset=utf-16le' },
  { 'content-type': 'application/json; charset=UTF-8' },
  { 'content-type': 'application/json, text/html' },
  { 'content-type': 'application/jsonp' },
  { 'content-type': 'application/vnd.x+json' },
  { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  { 'content-type': 'application/json', 'idempotency-key': '' },
  { 'content-type': 'application/json', 'idempotency-key': 'short' },
  { 'content-type': 'application/json', 'idempotency-key': 'a'.repeat(64) },
  { 'content-type': 'application/json', 'idempotency-key': `${VALUE_MARK} 0123456789 "quoted"` },
  { 'content-type': 'application/json', 'idempotency-key': 'abcdefghij'.repeat(1_000) },
  { 'content-type': 'application/json', origin: 'null' },
  { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
]
