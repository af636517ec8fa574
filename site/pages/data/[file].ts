import type { APIRoute } from 'astro'
import { TABLE_NAMES, type TableName } from '../../data/tables'
import { dataFile, dataPackage } from '../../queries/data-package'

const FORMATS = ['json', 'csv'] as const

/** /data/facts.csv, /data/facts.json, … and /data/datapackage.json, which describes them. */
export const getStaticPaths = () => [
  { params: { file: 'datapackage.json' }, props: {} },
  ...TABLE_NAMES.flatMap((table) =>
    FORMATS.map((format) => ({
      params: { file: `${table}.${format}` },
      props: { table, format },
    })),
  ),
]

interface Props {
  table?: TableName
  format?: (typeof FORMATS)[number]
}

export const GET: APIRoute<Props> = ({ props: { table, format }, site }) => {
  if (!site) throw new Error('the data package needs the address of the site')
  if (!table || !format) return new Response(dataPackage(site))
  return new Response(dataFile(table, format, site))
}
