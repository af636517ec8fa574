import { type Found, foundBy } from './found.ts'
import { TOP_LEVELS } from './top-levels.ts'

/** Letters that hosts are written with: Latin and its lookalikes. Han only after a scheme. */
const LETTER = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\d_\\-'
const HAN_ENDINGS =
  '中国|公司|网络|网址|在线|集团|我爱你|中文网|商标|手机|游戏|购物|网店|商城|娱乐|餐厅|信息|移动|香港|台湾'
/** What ends a path in running text: space, Chinese letters and quotes. */
const REST =
  '(?::\\d{1,5})?(?:[/?#][^\\s\\p{C}\\p{Script=Han}<>"“”‘’，。；！？、）】》（【《]{0,2000})?'

const ADDRESS = '\\d{1,3}(?:\\.\\d{1,3}){3}|\\d{8,10}|\\[[0-9a-f:.]{2,45}\\]'
const NAME = `(?:[${LETTER}\\p{Script=Han}]{1,63}\\.){1,10}(?:[${LETTER}]{2,59}|${HAN_ENDINGS})`
const USER = '(?:[^\\s/?#@]{1,100}@)?'

const WITH_SCHEME = new RegExp(`(?<![a-z0-9])https?://${USER}(?:${NAME}|${ADDRESS})${REST}`, 'giu')
const WITHOUT_SCHEME = new RegExp(
  `(?<![${LETTER}.@])(?:[${LETTER}]{1,63}\\.){1,10}(?:${TOP_LEVELS.join('|')})(?![${LETTER}@])${REST}`,
  'giu',
)
const EMAIL =
  /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![a-z0-9])/gi
const TELEGRAM =
  /(?:https?:\/\/)?(?<![a-z0-9.])(?:t|telegram)\.me\/(?:joinchat\/|s\/)?\+?[\w-]{4,40}/gi

/** Addresses and links, the surest first. */
export function* findLinks(text: string): Generator<Found> {
  yield* foundBy(text, 'telegram', TELEGRAM)
  yield* foundBy(text, 'url', WITH_SCHEME)
  yield* foundBy(text, 'email', EMAIL)
  yield* foundBy(text, 'url', WITHOUT_SCHEME)
}
