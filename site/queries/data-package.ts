import versionsFile from '../../content/data.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { describePackage } from '../data/describe-package'
import { type Row, TABLES, type TableName } from '../data/tables'
import { writeCsv } from '../data/write-csv'
import { ordinaryEdition } from '../editions'
import { wordsIn } from '../i18n'
import { pathsIn } from '../paths'
import { dataVersionsSchema } from '../schemas/data-versions'
import { allCaveats, allFacts, allSources, figure } from './facts'
import { mechanismGroups } from './mechanisms'

/** The versions of the package, newest first. */
export const dataVersions = parseContent(dataVersionsSchema, versionsFile, 'content/data.yaml')

const paths = pathsIn(ordinaryEdition('zh-CN'))

const facts = (site: URL): Row[] =>
  allFacts.map(({ fact, source }) => ({
    id: fact.id,
    metric: fact.metric.zh,
    metric_en: fact.metric.en,
    value: fact.value,
    unit: fact.unit,
    hedge: fact.hedge,
    said: figure(fact.id, 'zh-CN').said,
    said_en: figure(fact.id, 'en').said,
    region: fact.region.code,
    region_name: fact.region.zh,
    region_name_en: fact.region.en,
    period: fact.period.label.zh,
    period_en: figure(fact.id, 'en').period,
    period_start: fact.period.start,
    period_end: fact.period.end,
    comparison: fact.comparison?.kind ?? null,
    direction: fact.comparison?.direction ?? null,
    baseline: fact.comparison?.baseline.zh ?? null,
    baseline_en: fact.comparison?.baseline.en ?? null,
    category: fact.category,
    source: source.id,
    caveats: fact.caveats.join(' ') || null,
    note: fact.note?.zh ?? null,
    note_en: fact.note?.en ?? null,
    url: new URL(paths.fact(fact.id), site).href,
  }))

const sources = (): Row[] =>
  allSources.map(({ id, publisher, title, date, copy }) => ({
    id,
    publisher: publisher.zh,
    publisher_en: publisher.en,
    title: title.zh,
    title_en: title.en,
    published: date,
    copy: copy?.zh ?? null,
    copy_en: copy?.en ?? null,
  }))

const caveats = (): Row[] =>
  allCaveats.map(({ id, severity, zh, en, source, facts: of }) => ({
    id,
    severity,
    text: zh,
    text_en: en,
    source: source ?? null,
    facts: of === 'all' ? 'all' : of.join(' ') || null,
  }))

const mechanisms = (site: URL): Row[] =>
  mechanismGroups.flatMap((group) =>
    group.mechanisms.map(({ id, name, by, what, you, figures, sources: from }) => ({
      id,
      group: group.id,
      name: name.zh,
      name_en: name.en,
      done_by: by,
      what: what.zh,
      what_en: what.en,
      you: you.zh,
      you_en: you.en,
      facts: figures.join(' ') || null,
      sources: from.join(' '),
      url: new URL(paths.mechanismIn(group.id, id), site).href,
    })),
  )

const ROWS = { facts, sources, caveats, mechanisms } satisfies Record<
  TableName,
  (site: URL) => Row[]
>

/** The rows of a table; addresses are those of the portal at `site`. */
export const rowsOf = (table: TableName, site: URL): Row[] => ROWS[table](site)

/** A file of the package as it is served. */
export function dataFile(table: TableName, format: 'json' | 'csv', site: URL): string {
  const rows = rowsOf(table, site)
  return format === 'csv' ? writeCsv(TABLES[table], rows) : `${JSON.stringify(rows, null, 1)}\n`
}

/** `datapackage.json`. */
export function dataPackage(site: URL): string {
  const t = wordsIn('en')
  const [latest] = dataVersions
  const described = describePackage({
    title: t('data.package'),
    description: t('data.description'),
    version: latest?.version ?? '',
    homepage: new URL(paths.data(), site).href,
    sources: allSources.map(({ publisher, title, date }) => ({
      title: `${publisher.zh}《${title.zh}》, ${date}`,
    })),
    say: (key) => t(`data.${key}` as StringKey),
    fileOf: (table, format) => dataFile(table, format, site),
  })
  return `${JSON.stringify(described, null, 1)}\n`
}
