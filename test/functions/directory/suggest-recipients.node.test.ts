import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { suggestRecipients } from '../../../functions/directory/suggest-recipients.ts'
import type { DirectoryEntry } from '../../../functions/directory/vocabulary.ts'

const entry = (id: string, region: string | null, kind: DirectoryEntry['kind'] = 'police') =>
  ({
    ...{ id, region, kind, name: { zh: id, en: id } },
    ...{ level: 'city', channels: [], publicKey: null, lastChecked: null },
  }) as DirectoryEntry

const ENTRIES = [
  entry('country', null),
  entry('other county', '510104'),
  entry('province', '510000'),
  entry('bank of the county', '510107', 'bank'),
  entry('city', '510100'),
  entry('county', '510107'),
]
const order = (region: string | null) => suggestRecipients(ENTRIES, region).map(({ id }) => id)

describe('to whom a report could go', () => {
  it('is the nearest first: county, city, province, country; police before others', () => {
    expect(order('510107')).toEqual([
      'county',
      'bank of the county',
      'city',
      'province',
      'country',
      'other county',
    ])
  })

  it('of a city is not one of its counties', () => {
    expect(order('510100').slice(0, 3)).toEqual(['city', 'province', 'country'])
  })

  it.each([null, 'overseas'])(
    'without a place (%s) is whoever is there for the country',
    (place) => {
      expect(order(place)[0]).toBe('country')
    },
  )
})

it('nothing in the shipped directory claims to have been checked, or names an office', () => {
  const shipped = parse(readFileSync('content/directory.yaml', 'utf8')) as DirectoryEntry[]
  expect(shipped.filter(({ lastChecked }) => lastChecked !== null)).toEqual([])
  const kinds = shipped.flatMap(({ channels }) => channels.map(({ kind }) => kind))
  expect(new Set(kinds)).toEqual(new Set(['hotline', 'inPerson']))
})
