import file from '../../content/mistaken.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { mistakenSchema } from '../schemas/mistaken'

/** For people who were wrongly hit: five cases and a letter. */
export const mistaken = parseContent(mistakenSchema, file, 'content/mistaken.yaml')

/** The cases that a reader of a guide may be in. */
export const mistakesFor = (slug: string) =>
  mistaken.cases.filter(({ leadsTo }) => leadsTo.includes(slug))
