import file from '../../content/law.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { lawSchema } from '../schemas/law'

/** What the rules say for a reader. */
export const law = parseContent(lawSchema, file, 'content/law.yaml')

/** The rules that matter for any of these guides; first those for the first of them. */
export function rulesFor(...slugs: readonly string[]) {
  const rules = slugs.flatMap((slug) => law.rules.filter(({ leadsTo }) => leadsTo.includes(slug)))
  return [...new Set(rules)]
}

/** One rule; an id that doesn't exist stops the build. */
export function ruleCalled(id: string) {
  const rule = law.rules.find((one) => one.id === id)
  if (!rule) throw new Error(`content/law.yaml: there is no rule "${id}"`)
  return rule
}
