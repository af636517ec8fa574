import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INDICATOR_KINDS } from '../../../functions/indicators/indicator.ts'
import { normaliseIndicator } from '../../../functions/indicators/normalise.ts'
import { normaliseOnWorker } from '../../../functions/indicators/normalise-on-worker.ts'

describe('the Worker knows which numbers and hosts exist', () => {
  test.each([
    ['phone', '13800138000', []],
    ['phone', '010-62345678', []],
    ['phone', '400-820-8820', []],
    ['phone', '+442079460958', []],
    ['phone', '+44 123 456', ['undialable']],
    ['phone', '+1 000 000 0000', ['undialable']],
    ['phone', '95588', []],
    ['phone', '96110', ['helpline']],
    ['url', 'https://bad.com', []],
    ['url', 'bad.github.io', []],
    ['url', '例子.中国', []],
    ['url', 'bad.tldthatisnot', ['unknown-suffix']],
    ['url', 'http://127.0.0.1/x', ['ip-host']],
    ['url', 'http://[::1]/x', ['ip-host']],
    ['email', 'bad@qq.com', []],
    ['email', 'bad@qq.tldthatisnot', ['unknown-suffix']],
    ['account', '6222021001116245703', ['checksum']],
  ] as const)('%s %s: doubts %j', (kind, text, doubts) => {
    expect(normaliseOnWorker(kind, text)).toMatchObject({ ok: true, value: { doubts } })
  })
})

test('but what one indicator is, the page and the Worker agree on', () => {
  const text = fc.stringMatching(/^(?:\+|00)?[\d ().a-z@-]{0,24}(?:\.com|\.cn|点top)?$/)
  fc.assert(
    fc.property(fc.constantFrom(...INDICATOR_KINDS), text, (kind, typed) => {
      const page = normaliseIndicator(kind, typed)
      const worker = normaliseOnWorker(kind, typed)
      expect(worker.ok).toBe(page.ok)
      if (page.ok && worker.ok)
        expect(worker.value).toMatchObject({ kind, value: page.value.value })
    }),
    { seed: 9, numRuns: 1_000 },
  )
})
