/**
 * Numbers of the mainland that stand outside E.164 and outside libphonenumber: three to twenty digits,
 * dialled and shown as they are. By the numbering plan of the Ministry of Industry and Information
 * Technology (电信网编号计划, 2017).
 */
const SHORT_CODES: readonly RegExp[] = [
  /** Emergencies and enquiries: 110, 119, 120, 114. */
  /^1(?:1[02479]|2[02])$/,
  /** Enquiries sold on: 116114, 118114. */
  /^11[68]\d{2,3}$/,
  /** Public services: 12345, 12381, 12356. */
  /^12\d{3}$/,
  /** Carriers, with what they append: 10086, 10010, 1008611. */
  /^100\d{2,8}$/,
  /** Call centres of banks, insurers, shops: 95588, 95017, 95013888. */
  /^95\d{3,6}$/,
  /** Services of a province or city: 96110, 963999. */
  /^96\d{3,4}$/,
  /** Senders of text messages: 1069 and its kin, with extensions. */
  /^106\d{5,17}$/,
]

/** Who is called for help: reported as suspect, it was forged or put there by mistake. */
const HELPLINES: ReadonlySet<string> = new Set(
  (
    '110 112 114 119 120 122 96110 ' +
    '12110 12308 12315 12321 12337 12345 12348 12355 12356 12377 12378 12381 12388 12389'
  ).split(' '),
)

export const isShortCode = (digits: string) => SHORT_CODES.some((code) => code.test(digits))
export const isHelpline = (digits: string) => HELPLINES.has(digits)
