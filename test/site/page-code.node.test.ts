import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { codeImage } from '../../site/page-code.ts'

const ADDRESS = 'https://jingzhong.example/en/easy/guides/fake-customer-service/'

test('the picture darkens the modules of the code and no others', () => {
  const { size, src } = codeImage(ADDRESS)
  const file = Buffer.from(src.replace('data:image/bmp;base64,', ''), 'base64')
  const rowBytes = (file.length - 62) / size
  const isDark = (x: number, y: number) =>
    (((file[62 + y * rowBytes + (x >> 3)] ?? 0) << (x & 7)) & 0x80) !== 0
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => isDark(x, y)),
  )
  expect(rows).toEqual(encode(ADDRESS, { border: 0, ecc: 'M' }).data)
})

test('a browser can draw it: as large as it says, rows from the top, white before black', () => {
  const { size, src } = codeImage(ADDRESS)
  const file = Buffer.from(src.replace('data:image/bmp;base64,', ''), 'base64')
  expect([file.readInt32LE(18), file.readInt32LE(22)]).toEqual([size, -size])
  expect([file.readUInt32BE(54), file.readUInt32BE(58)]).toEqual([0xffffff00, 0])
})
