import type { COMPANY_SIGNALS } from './computed-signals.ts'
import { findCreditCodes } from './credit-code.ts'
import type { Span } from './patterns.ts'
import type { AdWords } from './rules.schema.ts'

const MAILBOX =
  /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})(?![a-z0-9])/g
const LINK = /(?:https?:\/\/|www\.)((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})/g
/** A registered firm's name ends so. */
const FIRM =
  /有限公司|有限责任公司|股份公司|集团|(?<![a-z])(?:ltd|limited|inc|llc|gmbh|corp)(?![a-z])/
/** Whoever writes for an employer says so beside its name. */
const SPEAKS_FOR =
  '(?:公司|集团|总部|官方|招聘|校招|直招|直聘|内推|内招|人事|人力|hr|offer|正式工|careers?|recruit\\w{0,6})'

export interface CompanySignal {
  readonly signal: (typeof COMPANY_SIGNALS)[number]
  readonly span: Span
}

interface Address extends Span {
  readonly host: string
  readonly isMail: boolean
}

/**
 * What a folded advert says of the firm behind it, held against itself: whether its number can exist, and
 * whether its mailbox and links are those of the name it uses. Looks nothing up.
 */
export function* readCompany(text: string, words: AdWords): Generator<CompanySignal> {
  for (const { right, start, end } of findCreditCodes(text)) {
    if (!right) yield { signal: 'false-code', span: { start, end } }
  }
  const addresses = [...addressesIn(text, MAILBOX, true), ...addressesIn(text, LINK, false)]
  const isFree = ({ host }: Address) => words.freeMail.includes(host)
  const claimed = claimedEmployer(text, words)
  for (const address of addresses) {
    const { host, isMail, start, end } = address
    const span = { start, end }
    if (words.endings.includes(host.split('.').at(-1) ?? '')) {
      yield { signal: 'cheap-link', span }
    }
    if (claimed && !claimed.domains.some((one) => host === one || host.endsWith(`.${one}`))) {
      yield { signal: 'borrowed-name', span }
    } else if (isMail && isFree(address)) {
      yield { signal: 'free-mailbox', span }
    } else if (isMail && FIRM.test(text) && !sharesName(text, host)) {
      yield { signal: 'foreign-mailbox', span }
    }
  }
}

function* addressesIn(text: string, shape: RegExp, isMail: boolean): Generator<Address> {
  for (const match of text.matchAll(shape)) {
    const [found, host = ''] = match
    yield { start: match.index, end: match.index + found.length, host, isMail }
  }
}

/** The well-known employer that the advert speaks for. */
function claimedEmployer(text: string, { employers }: AdWords) {
  return employers.find(({ names }) =>
    names.some((name) => {
      const at = text.indexOf(name)
      return (
        at >= 0 && new RegExp(SPEAKS_FOR).test(text.slice(at + name.length, at + name.length + 12))
      )
    }),
  )
}

/** Whether a Latin name before “Ltd” and the like has four letters together with the host; else unknown. */
function sharesName(text: string, host: string): boolean {
  const named =
    /([a-z][a-z& -]{2,40}?)[ ,]{0,2}(?:co\.?,? ?)?(?:ltd|limited|inc|llc|gmbh|corp)(?![a-z])/.exec(
      text,
    )
  if (!named) return true
  const [, name = ''] = named
  return name.split(/[^a-z]+/).some((part) => part.length >= 4 && host.includes(part))
}
