import file from '../../content/law.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { lawSchema } from '../schemas/law'

/** What the rules say for a reader. */
export const law = parseContent(lawSchema, file, 'content/law.yaml')

/** The rules that matter for a guide. */
export const rulesFor = (slug: string) => law.rules.filter(({ leadsTo }) => leadsTo.includes(slug))

/** One rule; an id that doesn't exist stops the build. */
export function ruleCalled(id: string) {
  const rule = law.rules.find((one) => one.id === id)
  if (!rule) throw new Error(`content/law.yaml: there is no rule "${id}"`)
  return rule
}
