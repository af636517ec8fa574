import type { Hit } from './find-words.ts'

/** What an amount of an advert says; several may hold: 500 a day is `day-300` and `day-500`. */
export const AMOUNTS = [
  'sum',
  'per-item',
  'hour-100',
  'day-300',
  'day-500',
  'day-1000',
  'month-15k',
  'month-20k',
  'month-30k',
  'share',
  'fee',
] as const
export type Amount = (typeof AMOUNTS)[number]

const DIGITS = '(?:\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9})(?:\\.\\d{1,2})?'
const HAN_DIGITS = '[一二两三四五六七八九十百千几数]{1,4}(?=[万千百])'
const SCALE = '(?:万|千|百|w|k)?'
const MONEY =
  '(?:元|块|rmb|人民币|美元|美金|美刀|刀|usdt|u(?![a-z])|usd|gbp|eur|cad|泰铢|铢|thb|日元|p币)?'
const SIGN = '(?:[$£€¥]|usd |cad |eur |gbp |rmb )?'
const NUMBER = new RegExp(
  `(?<![\\d.a-z])(${SIGN})(${DIGITS}|${HAN_DIGITS})(${SCALE})(?:[-~至到—－](${DIGITS}|${HAN_DIGITS})(${SCALE}))? ?(${MONEY})(%|个点)?`,
  'g',
)

type Per = 'item' | 'hour' | 'day' | 'week' | 'month' | 'year' | null

/** Ordered: what stands right behind the amount. */
const BEHIND: readonly [RegExp, Per][] = [
  [/^ ?(?:\/|每|一|per |an |a |\(税前\)|\/每)? ?(?:小时|时|h(?![a-z])|hr|hour)/, 'hour'],
  [/^ ?(?:\/|每|一|per |a )? ?(?:天|日|晚|夜|day)|^ daily/, 'day'],
  [/^ ?(?:\/|每|一|per |a )? ?(?:周|week)|^ weekly/, 'week'],
  [/^ ?(?:\/|每|一|per |a )? ?(?:个?月(?!底)|month)|^ monthly/, 'month'],
  [/^ ?(?:\/|每|一|per |a )? ?(?:年|year)/, 'year'],
  [/^ ?(?:\/|每|一|per |a )? ?(?:单|条|个人头|人头|次|趟|支|件|消息|parcel|task|号)/, 'item'],
]
/** What stands right before it. */
const BEFORE: readonly [RegExp, Per][] = [
  [/(?:时薪|每小时|一小时|hourly)[^\d]{0,3}$/, 'hour'],
  [
    /(?:日入|日薪|日赚|日结|一天|每天|当天|一日|每日|一晚|补贴|daily|per day|day)[^\d。!?\n]{0,6}$/,
    'day',
  ],
  [/(?:周薪|每周|一周|weekly)[^\d]{0,4}$/, 'week'],
  [/(?:年薪|年包|年入|一年[^\d]{0,6}|年存)[^\d]{0,4}$/, 'year'],
  [
    /(?:月入|月薪|月收入|每月|一个月|底薪|保底|工资|薪资|平均|monthly|salary)[^\d。!?\n]{0,6}$/,
    'month',
  ],
  [
    /(?:一单|每单|一条|每条|一个|每个|一张|每张|一套|一幅|一次|一趟|一场|一支|每支|一本|每人|接通)[^\d]{0,4}$/,
    'item',
  ],
]

/** What one unit of the currency is worth in yuan, roughly: only its order counts. */
const RATES: readonly [RegExp, number][] = [
  [/[$]|usd|美|刀|^u/, 7],
  [/£|gbp/, 9],
  [/€|eur/, 8],
  [/cad/, 5],
  [/铢|thb/, 0.2],
  [/日元/, 0.05],
]

/** What is called a fee in a job advert; of those ending in 费, all but what people pay anyway. */
const FEES = /(\p{Script=Han}{0,2})费|\p{Script=Han}{2}金|押金|定金|订金/gu
const ORDINARY =
  /(?:电|水|油|学|路|车|餐|伙食|住宿|宿|话|房|免|消|收|经|自|公|付|缴|计|浪|燃气|班|劳务|稿|人工|医疗|医药|薪|流量|餐补|交通|探亲|食|小|耗|运|邮|托|养路|通行|取暖|考试|考务|增驾|试|派服务|维修|物业|各种免|读|生活|抚养|赡养|返|诊|票|马|口|全|资)费$|(?:现|奖|佣|资|基|薪|积|贴|黄|租|养老|退休|助学|奖学|合|五|一|六|白|千|美|助|退|罚|本|酬|税|礼|公积|年|奠|底|扣|基本|冶|出|入|还|现)金$/u

const HAN_VALUES = '零一二三四五六七八九'

/** The amounts of a folded text and what they are paid for. Every pattern is bounded. */
export function findAmounts(text: string): Hit<Amount>[] {
  const hits: Hit<Amount>[] = []
  for (const match of text.matchAll(NUMBER)) {
    const [whole, sign = '', low = '', lowScale = '', high, highScale = '', unit = '', share] =
      match
    const start = match.index
    const last = start + whole.trimEnd().length
    const tail = unit === '' && !share ? tailOf(text, last) : 0
    const end = last + Math.sign(tail)
    const put = (as: Amount) => hits.push({ start, end, as })
    if (share) {
      put('share')
      continue
    }
    const scale = highScale || lowScale
    const per = periodOf(text, start, tail ? end : start + whole.length)
    const hasUnit = sign !== '' || unit !== '' || scale !== '' || per !== null
    if (!hasUnit) {
      // A bare number of three digits or more, behind a word that asks for money, is a sum, too.
      const isGiven = /(?:给|得|赚|拿|补|返)$/.test(text.slice(Math.max(0, start - 2), start))
      if (/^\d{3,6}$/.test(low) || (isGiven && /^\d{2}$/.test(low))) put('sum')
      continue
    }
    const rate = RATES.find(([name]) => name.test(sign + unit))?.[1] ?? 1
    const value = (worth(high ?? low, scale) + tail) * rate
    put('sum')
    if (per === 'item' && value >= 1 && value < 200) put('per-item')
    if (per === 'hour' && value >= 100) put('hour-100')
    const daily = per === 'hour' ? 0 : per === 'day' ? value : 0
    if (daily >= 300) put('day-300')
    if (daily >= 500) put('day-500')
    if (daily >= 1000) put('day-1000')
    const monthly =
      per === 'month' ? value : per === 'year' ? value / 12 : per === 'week' ? value * 4 : 0
    if (monthly >= 15_000) put('month-15k')
    if (monthly >= 20_000) put('month-20k')
    if (monthly >= 30_000) put('month-30k')
  }
  for (const { 0: found, index } of text.matchAll(FEES)) {
    if (!ORDINARY.test(found)) hits.push({ start: index, end: index + found.length, as: 'fee' })
  }
  return hits.sort((a, b) => a.start - b.start)
}

/** What stands behind 万 or 千 of an amount: 一万六 and 1万6 are 16,000. In yuan, 0 where nothing does. */
function tailOf(text: string, end: number): number {
  const factor = { 万: 1_000, 千: 100 }[text[end - 1] ?? '']
  const digit = text[end] ?? ''
  const value = Math.max(HAN_VALUES.indexOf(digit), 0) || Number(/[1-9]/.test(digit) ? digit : 0)
  return factor && !/[\d.千百十万个]/.test(text[end + 1] ?? '') ? value * factor : 0
}

/** How far around an amount its period is looked for. */
const REACH = 14

function periodOf(text: string, start: number, end: number): Per {
  const behind = text.slice(end, end + REACH)
  const after = BEHIND.find(([shape]) => shape.test(behind))
  if (after) return after[1]
  const before = text.slice(Math.max(0, start - REACH), start)
  return BEFORE.find(([shape]) => shape.test(before))?.[1] ?? null
}

function worth(number: string, scale: string): number {
  const factor = { 万: 10_000, w: 10_000, 千: 1_000, k: 1_000, 百: 100 }[scale] ?? 1
  return plainValue(number.replaceAll(',', '')) * factor
}

function plainValue(number: string): number {
  if (/^[\d.]+$/.test(number)) return Number(number)
  if (number.startsWith('十')) return 10 + Math.max(0, HAN_VALUES.indexOf(number[1] ?? '零'))
  const first = HAN_VALUES.indexOf(
    (number[0] as string).replace('两', '二').replace(/[几数]/, '三'),
  )
  return number.includes('十') ? first * 10 : Math.max(first, 1)
}
