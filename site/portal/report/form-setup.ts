import type { Context } from '../../../functions/context'
import { civilDateOf } from '../../../functions/fields/civil-date'
import { type Setup, WORDS, type Word } from '../../enhance/report-form/setup'
import { pathsIn } from '../../paths'
import { inLanguage } from '../../queries/operator'
import type { FormState } from './form-state'

/** Everything that the form's script needs to know of the Worker and of the page's language. */
export function formSetup(ctx: Context, { form, edition, t, say, wrongWords }: FormState): Setup {
  const { timeZone, duty, holidays, dataPlace, name } = ctx.operator
  const centre = ctx.centres.defaultId
  const words = Object.fromEntries(
    WORDS.map((word) => [word, word.startsWith('report.') ? say(word.slice(7)) : t(word)]),
  ) as Record<Word, string>
  return {
    form,
    locale: edition.locale,
    timeZone,
    storedAbroad: dataPlace.country !== 'CN',
    demo: ctx.demo,
    centre,
    recipients: ctx.centres.recipientsFor(centre, civilDateOf(ctx.clock(), timeZone)),
    duty: { duty, holidays },
    statusPath: pathsIn(edition).reportStatus(),
    operator: inLanguage(name, edition.locale),
    words,
    wrong: wrongWords,
  }
}
