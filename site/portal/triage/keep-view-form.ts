import type { Officer } from '../../../functions/access/officer'
import { validate } from '../../../functions/http/validate'
import { keepView } from '../../../functions/triage/keep-view'
import { readConsoleForm } from '../../../functions/triage/read-console-form'
import { viewInput } from '../../../functions/triage/view.schema'
import type { Desk } from './desk'

const AT = /\/views\/?$/

/** Keeps or drops what the queue's own form asks for. @returns where to go; null for a mere look */
export async function keepViewForm(
  { ctx, paths }: Desk,
  officer: Officer,
  request: Request,
): Promise<{ readonly leadTo: string } | null> {
  if (!AT.test(new URL(request.url).pathname)) return null
  if (request.method !== 'POST') return { leadTo: paths.queue() }
  const fields = await readConsoleForm(request)
  const { name, query = '', do: button } = fields.ok ? fields.value : {}
  const input = validate(viewInput, { name, ...(button !== 'drop' && { query }) })
  if (!input.ok) return { leadTo: paths.queue() }
  const kept = await keepView(ctx, officer, input.value)
  const back = Object.fromEntries(new URLSearchParams(query))
  return {
    leadTo: paths.queue(kept.ok || kept.error === 'invalid' ? back : { ...back, done: 'full' }),
  }
}
