import file from '../../content/what-next.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { SITUATIONS, type Situation } from '../../functions/reports/vocabulary'
import type { Translate } from '../i18n'
import { type PartId, whatNextSchema } from '../schemas/what-next'

/** What to do now and afterwards, by what has happened. */
export const whatNext = parseContent(whatNextSchema, file, 'content/what-next.yaml')

export const isSituation = (id: PartId): id is Situation =>
  (SITUATIONS as readonly string[]).includes(id)

/** What a part is called: a situation by the words that stand on the form. */
export const partTitle = (id: PartId, t: Translate): string =>
  isSituation(id) ? t(`report.ask.situation.is.${id}`) : t(`next.part.${id}`)
