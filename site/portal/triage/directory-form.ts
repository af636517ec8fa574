import type { Officer } from '../../../functions/access/officer'
import { entryInput } from '../../../functions/directory/entry.schema'
import { keepEntry } from '../../../functions/directory/keep-entry'
import { validate } from '../../../functions/http/validate'
import { readConsoleForm } from '../../../functions/triage/read-console-form'
import type { Desk } from './desk'
import type { Sent } from './refer-form'

/** How many ways to reach an authority the form asks for. */
export const CHANNEL_ROWS = [1, 2, 3] as const

/** An entry's fields in Chinese, in bytes as a form sends them. */
const MOST = 16_384

/** Adds or corrects what the form of the directory says. */
export async function sendEntry(desk: Desk, officer: Officer, request: Request): Promise<Sent> {
  const fields = await readConsoleForm(request, MOST)
  if (!fields.ok) return { problem: 'invalid' }
  const { id, nameZh, nameEn, kind, level, region, publicKey, lastChecked, retired } = fields.value
  const input = validate(entryInput, {
    ...(id && { id }),
    name: { zh: nameZh, en: nameEn || nameZh },
    ...{ kind, level },
    region: region?.trim() || null,
    channels: CHANNEL_ROWS.flatMap((n) => {
      const channel = fields.value[`channel-${n}-kind`]
      const value = fields.value[`channel-${n}-value`]?.trim()
      return channel ? [{ kind: channel, ...(value && { value }) }] : []
    }),
    publicKey: publicKey?.trim() || null,
    lastChecked: lastChecked || null,
    retired: retired === 'yes',
  })
  if (!input.ok) return { problem: 'invalid' }
  const kept = await keepEntry(desk.ctx, officer, input.value)
  return kept.ok ? { leadTo: desk.paths.directory({ done: 'yes' }) } : { problem: kept.error }
}
