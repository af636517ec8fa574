import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readYaml } from '../../site/vite/yaml.mjs'

type County = [code: string, name: string]
type City = [code: string, name: string, counties: County[]]
type Province = [code: string, name: string, cities: City[]]

const file = JSON.parse(readFileSync('content/regions/2024-12-31.json', 'utf8')) as {
  asOf: string
  provinces: Province[]
}
const { provinces } = file
const cities = provinces.flatMap(([, , inside]) => inside)
const counties = cities.flatMap(([, , inside]) => inside)
const codes = [...provinces, ...cities, ...counties].map(([code]) => code)

test('there are 31 provinces of the mainland and three further entries without cities', () => {
  expect(provinces.filter(([, , inside]) => inside.length > 0)).toHaveLength(31)
  expect(provinces.filter(([, , inside]) => inside.length === 0)).toEqual([
    ['710000', '台湾地区', []],
    ['810000', '香港特别行政区', []],
    ['820000', '澳门特别行政区', []],
  ])
})

test('there are as many prefectures and counties as published for that year', () => {
  const directlyUnderProvince = cities.filter(([code]) => !code.endsWith('00'))
  const municipalities = provinces.filter(([, , inside]) => inside.length === 1)
  expect(cities.length - directlyUnderProvince.length - municipalities.length).toBe(333)
  expect(counties.length + directlyUnderProvince.length).toBe(2846)
})

test('every code has six digits, is used once, and begins with its province', () => {
  expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([])
  expect(new Set(codes).size).toBe(codes.length)
  for (const [code, , inside] of provinces) {
    const below = inside.flatMap(([city, , counties]) => [city, ...counties.map(([c]) => c)])
    expect(below.filter((other) => other.slice(0, 2) !== code.slice(0, 2))).toEqual([])
  }
})

test('no entry is a mere heading', () => {
  const names = [...provinces, ...cities, ...counties].map(([, name]) => name)
  expect(names.filter((name) => /直辖县级|市辖区|^县$/.test(name))).toEqual([])
})

test('every province has an English name and no name lacks its province', () => {
  const english = readYaml('content/regions/en.yaml') as Record<string, string>
  expect(Object.keys(english).sort()).toEqual(provinces.map(([code]) => code).sort())
})

test('the file is named after its date', () => {
  expect(file.asOf).toBe('2024-12-31')
})
