import type { OneScope, Warning } from '../../../functions/warnings/warning.schema'
import type { Desk } from './desk'

/** The titles of warnings that readers see or that editors wrote, by their ids; others are missing. */
export async function warningTitles(
  { ctx, locale }: Desk,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found: ReadonlyMap<string, OneScope> =
    ids.length > 0 ? await ctx.warnings.find(ids) : new Map()
  const live = [...found.values()].flatMap((one): Warning[] =>
    'warning' in one ? [one.warning] : [],
  )
  return new Map(
    [...ctx.editorsWarnings, ...live].map(({ id, words: { zh, en } }) => [
      id,
      (locale === 'en' && en?.title) || zh.title,
    ]),
  )
}
