import { inLanguage } from '../../queries/operator'
import type { Desk } from './desk'

/** A centre by its name in the page's language; one that is none any more by its id. */
export function centreName({ ctx, locale }: Desk, id: string): string {
  const centre = ctx.centres.find(id)
  return centre ? inLanguage(centre.name, locale) : id
}
