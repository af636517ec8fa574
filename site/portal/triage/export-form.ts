import { confirmedLately } from '../../../functions/access/confirmed-lately'
import type { Officer } from '../../../functions/access/officer'
import type { ExportFormat } from '../../../functions/exports/export.schema'
import { exportInput } from '../../../functions/exports/export.schema'
import {
  type ExportError,
  exportQueue,
  type QueueExport,
} from '../../../functions/exports/export-queue'
import { writeCsv } from '../../../functions/exports/write-csv'
import { validate } from '../../../functions/http/validate'
import { FILTERS } from '../../../functions/triage/queue-filter'
import { readConsoleForm } from '../../../functions/triage/read-console-form'
import type { Desk } from './desk'
import { exportLines } from './export-words'

/** What came of the form: a file, a page to print, or why not. */
export type Taken =
  | { readonly file: Response }
  | { readonly sheet: QueueExport }
  | { readonly problem: ExportError['code']; readonly format: string | undefined }

const TYPES = { csv: 'text/csv', json: 'application/json' } as const

/** Does what the form asks for; what stands in it is what the address of the queue had. */
export async function takeOut(desk: Desk, officer: Officer, request: Request): Promise<Taken> {
  const fields = await readConsoleForm(request)
  const input = fields.ok ? validate(exportInput, withoutEmpty(fields.value)) : fields
  const format = fields.ok ? fields.value.format : undefined
  if (!input.ok) return { problem: 'invalid', format }
  const confirmed = await confirmedLately(desk.ctx, request)
  const taken = await exportQueue(desk.ctx, officer, confirmed, input.value)
  if (!taken.ok) return { problem: taken.error.code, format }
  const as = input.value.format
  return as === 'print' ? { sheet: taken.value } : { file: fileOf(desk, taken.value, as) }
}

function fileOf(desk: Desk, taken: QueueExport, format: Exclude<ExportFormat, 'print'>): Response {
  const text =
    format === 'csv'
      ? writeCsv(exportLines(desk, taken.reports))
      : `${JSON.stringify(taken, null, 2)}\n`
  const name = `queue-${taken.at.slice(0, 10)}.${format}`
  return new Response(text, {
    headers: {
      'content-type': `${TYPES[format]}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}

const withoutEmpty = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

/** The filters of an address, and nothing else of it. */
export const filtersOf = (params: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = params.get(name)
      return value ? [[name, value]] : []
    }),
  )
