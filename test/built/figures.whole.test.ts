import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadContent } from '../../site/schemas/load-content.ts'
import { clientFolder } from '../support/pages.ts'
import { readCsv } from '../support/read-csv.ts'

const content = loadContent()
const facts = Object.values(content.sources).flatMap((source) => source.facts)
const groups = Object.values(content.mechanisms)

describe.for(['', '/en'])('in the edition “%s”', (edition) => {
  test('every figure has a page with its citation and address', () => {
    const without = facts.filter(({ id }) => {
      const html = page(`${edition}/statistics/facts/${id}/`)
      return !html.includes('class="cite"') || !html.includes(`/statistics/facts/${id}/`)
    })
    expect(without.map(({ id }) => id)).toEqual([])
  })

  test('every figure is listed for the country or its place, and only there', () => {
    const pages = [
      page(`${edition}/statistics/`),
      ...content.statistics.places.map(({ id }) => page(`${edition}/statistics/${id}/`)),
    ]
    const wrong = facts.filter(
      ({ id }) => pages.filter((html) => html.includes(`<li id="${id}">`)).length !== 1,
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('every note on a figure is linked from its page and from the charts that draw it', () => {
    const noteOf = (id: string) => `href="${edition}/statistics/caveats/#${id}"`
    const charts = chartsIn(edition)
    const missing = facts.flatMap(({ id, caveats }) => {
      const shown = charts.filter((html) => html.includes(`/facts/${id}/"`))
      return [page(`${edition}/statistics/facts/${id}/`), ...shown].flatMap((html) =>
        caveats.filter((note) => !html.includes(noteOf(note))).map((note) => `${id} ${note}`),
      )
    })
    expect(missing).toEqual([])
  })

  test('a mechanism says what is to be checked', () => {
    const language = edition ? 'en' : 'zh'
    const silent = groups.flatMap((group) => {
      const html = page(`${edition}/mechanisms/${group.id}/`)
      return group.mechanisms.filter(({ toCheck = [] }) =>
        toCheck.some((line) => !html.includes(line[language])),
      )
    })
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  test('every mechanism has its anchor, and its page where a reader can act', () => {
    const missing = groups.flatMap((group) => {
      const html = page(`${edition}/mechanisms/${group.id}/`)
      return group.mechanisms
        .filter(
          ({ id, do: steps }) =>
            !html.includes(`id="${id}"`) ||
            !!steps !== has(`${edition}/mechanisms/${group.id}/${id}/`),
        )
        .map(({ id }) => id)
    })
    expect(missing).toEqual([])
  })

  test('every bar of every chart is a link, and its number stands in a table as well', () => {
    const wrong = chartsIn(edition).filter((html) => {
      const bars = html.match(/<a href="[^"]*\/facts\//g)?.length ?? 0
      return bars === 0 || bars !== html.match(/<td>/g)?.length
    })
    expect(wrong.map((html) => html.slice(0, 60))).toEqual([])
  })
})

test('a guide leads from its figure to the page of that figure', () => {
  const guide = content.guides.find((one) => one.locale === 'zh-CN' && one.guide.figures.length > 0)
  const html = page(`/guides/${guide?.slug}/`)
  expect(html).toContain(`/statistics/facts/${guide?.guide.figures[0]}/`)
})

test('a figure leads back to the guide that shows it', () => {
  const guide = content.guides.find((one) => one.locale === 'zh-CN' && one.guide.figures.length > 0)
  const html = page(`/statistics/facts/${guide?.guide.figures[0]}/`)
  expect(html).toContain(`href="/guides/${guide?.slug}/"`)
})

describe('the data package', () => {
  test('describes each file with its size and digest', () => {
    for (const { path, bytes, hash } of descriptor.resources) {
      const file = readFileSync(join(clientFolder(), 'data', path))
      expect({ path, bytes: file.length, hash: `sha256:${digest(file)}` }).toEqual({
        path,
        bytes,
        hash,
      })
    }
  })

  test('has every figure with the value that content/facts has', () => {
    const values = json('facts.json').map(({ id, value }) => [id, value])
    expect(Object.fromEntries(values)).toEqual(
      Object.fromEntries(facts.map(({ id, value }) => [id, value])),
    )
  })

  test('says the same as CSV and as JSON', () => {
    for (const name of ['facts', 'sources', 'caveats', 'mechanisms']) {
      const text = (row: Row) =>
        Object.fromEntries(Object.entries(row).map(([k, v]) => [k, String(v ?? '')]))
      const csv = readCsv(readFileSync(join(clientFolder(), 'data', `${name}.csv`), 'utf8'))
      expect(csv).toEqual(json(`${name}.json`).map(text))
    }
  })

  test('keeps to its own schema: columns in order, types, ids once, nothing needed left out', () => {
    for (const { path, schema } of descriptor.resources.filter(({ format }) => format === 'json')) {
      const rows = json(path)
      for (const row of rows) {
        expect(Object.keys(row)).toEqual(schema.fields.map(({ name }) => name))
        for (const { name, type, constraints } of schema.fields) {
          expect([path, name, fits(row[name] ?? null, type, constraints?.required)]).toEqual([
            path,
            name,
            true,
          ])
        }
      }
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    }
  })

  test('names no source that it does not hold', () => {
    const sources = new Set(json('sources.json').map(({ id }) => id))
    expect(json('facts.json').filter(({ source }) => !sources.has(source as string))).toEqual([])
  })
})

type Row = Record<string, string | number | null>

interface Descriptor {
  resources: {
    path: string
    format: string
    bytes: number
    hash: string
    schema: { fields: { name: string; type: string; constraints?: { required?: boolean } }[] }
  }[]
}

let descriptor: Descriptor
beforeAll(() => {
  descriptor = JSON.parse(page('/data/datapackage.json')) as Descriptor
})

function fits(value: Row[string], type: string, required = false): boolean {
  if (value === null) return !required
  if (type === 'number') return typeof value === 'number'
  return typeof value === 'string' && (type !== 'date' || /^\d{4}-\d{2}-\d{2}$/.test(value))
}

/** Every chart of an edition, as HTML. */
const chartsIn = (edition: string) =>
  ['', ...content.statistics.places.map(({ id }) => `${id}/`)].flatMap((path) =>
    [...page(`${edition}/statistics/${path}`).matchAll(/<figure class="chart".*?<\/figure>/gs)].map(
      ([html]) => html,
    ),
  )

const fileAt = (path: string) => join(clientFolder(), path, path.endsWith('/') ? 'index.html' : '')
const page = (path: string) => readFileSync(fileAt(path).replace(/\/$/, ''), 'utf8')
const has = (path: string) => existsSync(fileAt(path))
const json = (path: string) => JSON.parse(page(`/data/${path}`)) as Row[]
const digest = (file: Buffer) => createHash('sha256').update(file).digest('hex')
