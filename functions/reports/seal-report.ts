import type { Centres } from '../centres/centres.ts'
import type { Context } from '../context.ts'
import type { Code } from '../fields/codes.ts'
import { err, ok, type Result } from '../result.ts'
import { sealParts } from '../sealing/envelope.ts'
import { isUsablePublicKey } from '../sealing/key-pair.ts'
import { MAX_PART_BYTES } from '../sealing/limits.ts'
import { RECEIPT_KID, type SealedPart, type Wrap } from '../sealing/sealed-part.ts'
import type { Identity } from './identify-attempt.ts'
import { type Confidential, partsOf } from './parts.ts'
import type { Sealed } from './sealed.schema.ts'
import type { SubmitError } from './submit-report.ts'

export interface SealTask {
  readonly centreId: string
  /** Today in the operator's zone, YYYY-MM-DD: it decides which period key is current. */
  readonly day: string
  readonly identity: Identity
  readonly confidential: Confidential
}

/** Seals what came readable, before anything is stored: for browsers that can't do it themselves. */
export async function sealForCentre(
  ctx: Context,
  { centreId, day, identity, confidential }: SealTask,
): Promise<Result<readonly SealedPart[], SubmitError>> {
  const centre = ctx.centres.recipientsFor(centreId, day)
  if (centre.length === 0) {
    ctx.log('not-configured', { settings: `content/centres.yaml: ${centreId} has no key today` })
    return err({ code: 'not-configured' })
  }
  const parts = partsOf({ ...confidential, phrase: identity.phrase })
  const tooBig = Object.entries(parts).find(([, content]) => sizeOf(content) > MAX_PART_BYTES)
  if (tooBig) {
    return err({ code: 'invalid', errors: [{ pointer: pointerTo(tooBig[0]), code: 'too-long' }] })
  }
  const recipients = [...centre, { kid: RECEIPT_KID, publicKey: identity.receiptKey }]
  return ok(await sealParts({ reportId: identity.id, parts, recipients, random: ctx.random }))
}

/**
 * Checks what a browser sealed, as far as it can be seen from outside: every part is there once, and
 * every part can be opened by the centre, by the recovery key where the operator has one, and by the
 * receipt, and by nobody the portal doesn't know (any more: a page that was opened before a key was
 * revoked fetches the new ones and seals anew). A centre that loses its key file would lose for good
 * what only that file opens.
 */
export async function checkSealed(
  centres: Centres,
  centreId: string,
  day: string,
  sealed: Sealed,
): Promise<Result<readonly SealedPart[], SubmitError>> {
  const refuse = (pointer: string, code: Code) =>
    err<SubmitError>({ code: 'invalid', errors: [{ pointer: `/sealed/parts${pointer}`, code }] })
  // Else an officer's answer could not be sealed to it, or everyone could read it.
  if (!(await isUsablePublicKey(sealed.receiptKey))) {
    return err({ code: 'invalid', errors: [{ pointer: '/sealed/receiptKey', code: 'invalid' }] })
  }
  const names = new Set(sealed.parts.map(({ part }) => part))
  if (names.size !== sealed.parts.length) return refuse('', 'conflict')
  for (const [n, { wraps }] of sealed.parts.entries()) {
    const code = wrongWrap(centres, centreId, day, wraps)
    if (code) return refuse(`/${n}/wraps`, code)
  }
  return ok(sealed.parts)
}

/** What is wrong with whom a part or a message was sealed to; null where nothing is. */
export function wrongWrap(
  centres: Centres,
  centreId: string,
  day: string,
  wraps: readonly Pick<Wrap, 'kid'>[],
): Code | null {
  const others = wraps.filter(({ kid }) => kid !== RECEIPT_KID)
  if (others.length === wraps.length) return 'required'
  if (others.length < wraps.length - 1) return 'conflict'
  return wrongCentreWrap(centres, centreId, day, others)
}

/** The same of what only the centre may open: a receipt isn't among those it was sealed to. */
export function wrongCentreWrap(
  centres: Centres,
  centreId: string,
  day: string,
  wraps: readonly Pick<Wrap, 'kid'>[],
): Code | null {
  const kids = wraps.map(({ kid }) => kid)
  if (new Set(kids).size !== kids.length) return 'conflict'
  if (!kids.some((kid) => centres.accepts(centreId, kid, day))) return 'unknown-key'
  const known = (kid: string) => centres.accepts(centreId, kid, day) || centres.isRecovery(kid, day)
  if (!kids.every(known)) return 'unknown-key'
  const recovered = kids.some((kid) => centres.isRecovery(kid, day))
  return centres.hasRecovery(day) && !recovered ? 'no-recovery-key' : null
}

const sizeOf = (content: unknown) => new TextEncoder().encode(JSON.stringify(content)).length

const POINTERS: Record<string, string> = { payments: '/payments', person: '/ageBand' }
const pointerTo = (part: string) => POINTERS[part] ?? `/private/${part}`
