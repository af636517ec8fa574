import type { Context } from '../context.ts'
import { foldForMatching } from '../fields/fold-for-matching.ts'
import { indexTerms } from '../indicators/index-terms.ts'
import type { IndicatorKind } from '../indicators/indicator.ts'
import { normaliseIndicator } from '../indicators/normalise.ts'
import { blindIndex, encryptIndicator, INDICATOR_KID } from '../indicators/protect.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { mac } from '../sealing/mac.ts'
import type { NewIndicator, NewReport } from './report.store.ts'
import type { Attempt } from './submit-report.ts'

/**
 * The suspect's numbers, links and accounts as they are stored: encrypted under the Worker's secret as
 * they were typed, with keyed indexes of their one spelling beside them, by which the same one is found
 * again in other reports. What was typed is evidence that the one spelling drops (bank.com@evil.top), and
 * what has none is no reason to refuse a report.
 */
export async function protectIndicators(
  ctx: Context,
  { input, network, desk }: Attempt,
  report: NewReport,
): Promise<NewIndicator[]> {
  const month = report.createdAt.slice(0, 7)
  return Promise.all(
    (input.indicators ?? []).map(async ({ kind, value }, n) => {
      const { whole, host } = indexTerms({ kind, value: canonicalOf(kind, value) })
      const idx = await blindIndex(ctx.secrets.indicator, kind, whole)
      return {
        kind,
        idx,
        hostIdx: host ? await blindIndex(ctx.secrets.indicator, 'host', host) : null,
        ct: await encryptIndicator(
          ctx.secrets.indicator,
          { reportId: report.id, n, kind },
          value,
          ctx.random,
        ),
        kid: INDICATOR_KID,
        sourceMac:
          report.kind === 'clue' || network === '' || desk
            ? null
            : await sourceMac(ctx.secrets.indicator, network, idx, month),
      }
    }),
  )
}

/** The one spelling of an indicator; of what has none, what remains of it after folding. */
export function canonicalOf(kind: IndicatorKind, value: string): string {
  const normalised = normaliseIndicator(kind, value)
  return normalised.ok ? normalised.value.value : foldForMatching(value).trim().toLowerCase()
}

/**
 * Tells two reporters of one indicator apart without telling who they are: nothing links the codes of
 * one network across indicators or months.
 */
const sourceMac = async (
  secret: Uint8Array<ArrayBuffer>,
  network: string,
  idx: string,
  month: string,
) =>
  toBase64url(
    (await mac(secret, 'jingzhong/v1/source', utf8(`${network}|${idx}|${month}`))).slice(0, 16),
  )
