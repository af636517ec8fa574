import { parsePhone } from '../fields/phone.ts'
import { err, ok, type Result } from '../result.ts'
import type { Doubt } from './indicator.ts'

type Handle = Result<{ value: string; doubts: readonly Doubt[] }, 'malformed'>

/** What people write before a handle. Latin labels need a separator: `wx123456` is an id itself. */
const LABEL =
  /^(?:(?:微信|薇信|威信|v信|扣扣|企鹅|电报|飞机)(?:号|群号|群|id|账号)?[ :]*|(?:wechat|weixin|wx|vx|qq|telegram|tg)(?:号|群号|群|id|账号)?(?: ?: ?| |(?=[^\w:-])))+/

const of = (value: string): Handle => ok({ value, doubts: [] })

/** A display name: kept, because it is all that many people have, and marked. */
const nickname = (text: string): Handle =>
  text.length <= 64 && /[\p{L}\p{N}\p{So}]/u.test(text)
    ? ok({ value: text, doubts: ['nickname'] })
    : err('malformed')

/** WeChat: an id in lower case (also wxid_… and gh_…), a phone as E.164, a QQ number, or a nickname. */
export function normaliseWechat(folded: string): Handle {
  const text = folded.toLowerCase().replace(LABEL, '').trim()
  if (/^[a-z][-_a-z0-9]{5,24}$/.test(text)) return of(text)
  const phone = parsePhone(text)
  if (phone.ok) return of(phone.value)
  const digits = text.replace(/[ -]/g, '')
  return /^[1-9]\d{4,11}$/.test(digits) ? of(digits) : nickname(text)
}

/** QQ: a user's or group's number of 5 to 12 digits, also from an address at qq.com. */
export function normaliseQq(folded: string): Handle {
  const text = folded.toLowerCase().replace(LABEL, '').trim()
  const digits = text.replace(/@qq\.com$/, '').replace(/[ -]/g, '')
  return /^[1-9]\d{4,11}$/.test(digits) ? of(digits) : nickname(text)
}

const LINK =
  /^(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.(?:me|dog)\/(?:s\/)?|^tg:\/\/resolve\?domain=/i
const INVITE = /^(?:\+|joinchat\/)([\w-]{10,40})(?:[/?].*)?$/

/** Telegram: a user name in lower case without @, an invitation as '+code', a phone, or a nickname. */
export function normaliseTelegram(folded: string): Handle {
  const text = folded.replace(LINK, '').trim()
  const phone = parsePhone(text)
  if (phone.ok) return of(phone.value)
  const [, code] = INVITE.exec(text) ?? []
  if (code) return of(`+${code}`)
  const name = text.toLowerCase().replace(LABEL, '').trim()
  const [, user] = /^@?([a-z][a-z0-9_]{3,31})(?:[/?&].*)?$/.exec(name) ?? []
  return user ? of(user) : nickname(name)
}
