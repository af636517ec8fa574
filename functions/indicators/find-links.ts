import { type Found, foundBy } from './found.ts'
import { TOP_LEVELS } from './top-levels.ts'

/** Letters that hosts are written with: Latin and its lookalikes. Han only after a scheme. */
const ALPHABETS = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}'
const LETTER = `${ALPHABETS}\\d_\\-`
const HAN_ENDINGS =
  '中国|公司|网络|网址|在线|集团|我爱你|中文网|商标|手机|游戏|购物|网店|商城|娱乐|餐厅|信息|移动|香港|台湾'
/** What ends a path in running text: space, Chinese letters and quotes. */
const REST =
  '(?::\\d{1,5})?(?:[/?#][^\\s\\p{C}\\p{Script=Han}<>"“”‘’，。；！？、）】》（【《]{0,2000})?'

const IPV4 = '\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])'
const ADDRESS = `${IPV4}|\\d{8,10}|\\[[0-9a-f:.]{2,45}\\]`
const NAME = `(?:[${LETTER}\\p{Script=Han}]{1,63}\\.){1,10}(?:[${ALPHABETS}][${LETTER}]{1,58}|${HAN_ENDINGS})`
const USER = '(?:[^\\s/?#@]{1,100}@)?'

const WITH_SCHEME = new RegExp(`(?<![a-z0-9])https?://${USER}(?:${NAME}|${ADDRESS})${REST}`, 'giu')
const WITHOUT_SCHEME = new RegExp(
  `(?<![${LETTER}.@])(?:[${LETTER}]{1,63}\\.){1,10}(?:${TOP_LEVELS.join('|')})(?![${LETTER}@])${REST}`,
  'giu',
)
const BARE_ADDRESS = new RegExp(`(?<![${LETTER}.@])${IPV4}(?=[:/]\\w)${REST}`, 'giu')
const EMAIL =
  /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![a-z0-9])/gi
const TELEGRAM =
  /(?:https?:\/\/)?(?<![a-z0-9.])(?:t|telegram)\.me\/(?:joinchat\/|s\/)?\+?[\w-]{4,40}/gi

/** Where a space was forgotten after a sentence: 'see you.In the end' is no link. */
const FORGOTTEN_SPACE = /^[^./]+\.(?:in|to|me|so|us)$/i

/** Addresses and links, the surest first. */
export function* findLinks(text: string): Generator<Found> {
  yield* foundBy(text, 'telegram', TELEGRAM)
  for (const link of foundBy(text, 'url', WITH_SCHEME)) yield withoutStop(link)
  yield* foundBy(text, 'email', EMAIL)
  for (const link of foundBy(text, 'url', BARE_ADDRESS)) yield withoutStop(link)
  for (const link of foundBy(text, 'url', WITHOUT_SCHEME)) {
    if (!FORGOTTEN_SPACE.test(link.text)) yield withoutStop(link)
  }
}

const STOPS = '.,;:!?)}\'"'

/** The link without the stops, commas and brackets of the sentence it stands in. */
function withoutStop(found: Found): Found {
  const stops = found.text.includes('[') ? STOPS : `${STOPS}]`
  let end = found.text.length
  while (end > 0 && stops.includes(found.text[end - 1] as string)) end -= 1
  return { ...found, text: found.text.slice(0, end), end: found.start + end }
}
