import { type Found, foundBy } from './found.ts'

const BASE58 = '[1-9A-HJ-NP-Za-km-z]'
const ALONE = { before: '(?<![A-Za-z0-9])', after: '(?![A-Za-z0-9])' }

const WALLETS = [
  '0x[0-9a-fA-F]{40}',
  '(?:bc1|BC1)[02-9ac-hj-np-zAC-HJ-NP-Z]{11,71}',
  `T${BASE58}{33}`,
  // Bitcoin's older form, told from other codes by holding digits, capitals and small letters.
  `(?=[A-Za-z]{0,34}\\d)(?=[^a-z]{1,34}[a-z])(?=[^A-Z]{1,34}[A-Z])[13]${BASE58}{25,34}`,
].map((shape) => new RegExp(ALONE.before + shape + ALONE.after, 'g'))

/** Between label and handle: a colon or a word that says so, or else the handle must not be a word. */
const SAYS = '(?: ?(?:[:=]|是|为) ?|号 ?(?:[:=]|是|为)? ?)'
const NO_WORD = '(?=[a-z]{0,31}[\\d_-])'
const LABELS = '(?!wechat|weixin|telegram)'

const labelled = (label: string, handle: string) =>
  new RegExp(
    `(?<![a-z0-9])(?:${label})(?:id|账号|群|频道)?(?:${SAYS}|[ @]{0,3}${NO_WORD}|[ :]{0,3}(?=@))` +
      `@?${LABELS}(${handle})(?![\\w-])`,
    'gi',
  )

const WECHAT = labelled('微信|薇信|威信|v信|wechat|weixin|wx|vx', '[a-z][-_a-z0-9]{5,19}')
const WECHAT_OWN = /(?<![a-z0-9_])wxid_[a-z0-9]{8,20}(?![a-z0-9_])/gi
const TELEGRAM = labelled('telegram|tg|电报|纸飞机|飞机', '[a-z][a-z0-9_]{4,31}')
const QQ =
  /(?<![a-z0-9])(?:qq|扣扣|企鹅|q群|群号)(?:号码|群号|账号|号|群)? ?(?:[:=]|是|为|加)? ?([1-9]\d{4,11})(?![\d@])/gi

/** Wallets by their shape, handles by the word that stands before them. */
export function* findHandles(text: string): Generator<Found> {
  for (const wallet of WALLETS) yield* foundBy(text, 'wallet', wallet)
  yield* foundBy(text, 'wechat', WECHAT_OWN)
  yield* foundBy(text, 'wechat', WECHAT)
  yield* foundBy(text, 'telegram', TELEGRAM)
  for (const found of foundBy(text, 'qq', QQ)) {
    if (!/^1[3-9]\d{9}$/.test(found.text)) yield found
  }
}
