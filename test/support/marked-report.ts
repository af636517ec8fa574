import type { Mark } from './find-marks.ts'

/** A report in which every secret is one that is found nowhere else in the world. */
export interface MarkedReport {
  readonly body: ReturnType<typeof bodyOf>
  readonly marks: readonly Mark[]
  /** What its reporter writes afterwards. */
  readonly message: string
  /** The file that its reporter adds, if they may. */
  readonly file: { readonly text: string; readonly name: string; readonly note: string }
}

/** The n-th of its kind; `now` bounds its dates. */
export function markedReport(n: number, now: Date): MarkedReport {
  const secrets = secretsOf(n, now)
  const marks = Object.entries(secrets).map(([kind, text]) => ({ kind, text }))
  const file = { text: secrets.file, name: secrets['file name'], note: secrets['file note'] }
  return { body: bodyOf(secrets), marks, message: secrets.message, file }
}

type Secrets = ReturnType<typeof secretsOf>

function secretsOf(n: number, now: Date) {
  const id = String(n).padStart(5, '0')
  const digits = String((n * 7_919 + 10_007) % 100_000).padStart(5, '0')
  // The hour may be stored: never on it, and minute and second are nobody else's in that hour.
  const hour = Math.floor(now.getTime() / 3_600_000) - 48 - Math.floor(n / 59)
  const paid = new Date(hour * 3_600_000 + (1 + (n % 59)) * 61_000)
  return {
    story: `Zq7他说转到安全账户${id}`,
    message: `Zq7后来他又打来${id}`,
    file: `Zq7账单上写着${id}`,
    'file name': `Zq7账单${id}.pdf`,
    'file note': `Zq7这是我转的${id}`,
    name: `Zq7林小满${id}`,
    phone: `1398${digits}47`,
    email: `zq7.lin.${id}@mail.test`,
    amount: String(7_310_400_000 + n * 7_919),
    original: `Zq7 ${digits}.37 USDT`,
    bank: `Zq7江畔银行${id}支行`,
    time: `${paid.toISOString().slice(0, 14)}${paid.toISOString().slice(14, 19)}`,
    age: n % 2 === 0 ? 'under-14' : '60-plus',
    'suspect phone': `1567${digits}21`,
    'suspect link': `zq7-${id}-pay.top`,
    'suspect account': withCheckDigit(`62284804018${digits}12`),
    'suspect handle': `zq7_handle_${id}`,
  }
}

function bodyOf(secret: Secrets) {
  return {
    kind: 'fraud',
    locale: 'zh-CN',
    scamType: 'task-rebate',
    situation: 'paid',
    ageBand: secret.age,
    payments: [
      {
        amountFen: Number(secret.amount),
        method: 'bank-transfer',
        paidAt: `${secret.time}Z`,
        payeeBank: secret.bank,
        original: { amount: secret.original, currency: 'USDT' },
      },
    ],
    indicators: [
      { kind: 'phone', value: secret['suspect phone'] },
      { kind: 'url', value: `https://${secret['suspect link']}/u` },
      { kind: 'account', value: secret['suspect account'] },
      { kind: 'wechat', value: secret['suspect handle'] },
    ],
    private: {
      story: secret.story,
      // A child's name and number are refused at the door.
      ...(secret.age !== 'under-14' && {
        contact: { name: secret.name, phone: secret.phone, email: secret.email, mayCall: true },
      }),
    },
  }
}

/** A bank card's number: the last digit makes the Luhn sum whole. */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, n) => {
    const value = Number(digit) * (n % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
