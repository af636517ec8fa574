import type { LookupWord } from '../../../functions/checks/channel'
import { CHOSEN_KINDS } from '../../../functions/checks/channel'
import type { IndicatorKind } from '../../../functions/indicators/indicator'
import { normaliseIndicator } from '../../../functions/indicators/normalise'
import { askLookup } from '../../../functions/lookup/ask-lookup'
import type { Grounds } from '../../../functions/verdicts/vocabulary'

/** What the portal's list says, as a name for the words, with what they name. */
export interface LookedUp {
  readonly verdict: LookupWord
  readonly grounds?: Grounds
  readonly values: Readonly<Record<string, string>>
}

/** What a thing that was told by its form is called in the list. */
const BY_FORM: Readonly<Record<string, IndicatorKind>> = {
  number: 'phone',
  link: 'url',
  mail: 'email',
  name: 'app',
}

/**
 * Looks something up in the portal's own list: normalised and hashed here; two characters of the hash go out.
 * @param kind as it was chosen, or by its form (`number`, `link`, `mail`, `name`)
 * @param address with places for kind and prefix
 */
export async function lookUp(text: string, kind: string, address: string): Promise<LookedUp> {
  const called = CHOSEN_KINDS.find((one) => one === kind) ?? BY_FORM[kind]
  if (!called) return { verdict: 'notListed', values: {} }
  const indicator = normaliseIndicator(called, text)
  if (!indicator.ok) return { verdict: 'malformed', values: {} }
  try {
    const known = await askLookup(indicator.value, async (asked, prefix) => {
      const response = await fetch(address.replace('{kind}', asked).replace('{prefix}', prefix))
      if (!response.ok) throw new Error(`lookup: ${response.status}`)
      return response.json()
    })
    if (!known) return { verdict: 'none', values: {} }
    const values = { since: dayOf(known.since), until: dayOf(known.until) }
    return { verdict: known.verdict, grounds: known.grounds, values }
  } catch {
    return { verdict: 'failed', values: {} }
  }
}

/** As a day of the reader's own calendar. */
const dayOf = (instant: string) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(
    new Date(instant),
  )
