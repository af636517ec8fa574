import { expect, test } from 'vitest'
import { locale } from '../../../functions/fields/locale.ts'
import { region } from '../../../functions/fields/region.ts'
import { scamType } from '../../../functions/fields/scam-type.ts'
import { readField, refused } from './read-field.ts'

const known = (code: string) => code === '510107' || code === 'romance'

test.each([
  ['a region of the list', region(known), '510107', '510107'],
  ['abroad', region(known), 'overseas', 'overseas'],
  ['no region', region(known), null, null],
  ['a region that doesn’t exist', region(known), '999999', refused('invalid')],
  ['a region by shape where the list is absent', region(), '999999', '999999'],
  ['a region in words', region(), '成都市', refused('malformed')],
  ['a region in full-width digits', region(), '５１０１０７', refused('malformed')],
  ['a region as a number', region(), 510107, refused('invalid')],
  ['a kind of scam', scamType(known), 'romance', 'romance'],
  ['a kind that doesn’t exist', scamType(known), 'romances', refused('invalid')],
  ['a kind by shape where the list is absent', scamType(), 'romances', 'romances'],
  ['a kind of another shape', scamType(), '__proto__', refused('invalid')],
  ['no kind', scamType(), undefined, refused('required')],
  ['a language', locale, 'zh-CN', 'zh-CN'],
  ['another language', locale, 'fr', refused('invalid')],
  ['no language', locale, undefined, refused('required')],
])('%s', (_, schema, input, expected) => {
  expect(readField<string | null>(schema, input)).toEqual(expected)
})
