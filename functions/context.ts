// Longer than most files: everything that a verb may reach stands in one place.

import { waitUntil } from 'cloudflare:workers'
import { type OfficerStore, officerStore } from './access/officer.store.ts'
import { newSigningKeys, type SigningKeys } from './access/signing-keys.ts'
import type { Access } from './access/verify-token.ts'
import { type AlertStore, alertStore } from './alerts/alert.store.ts'
import { type Bot, botsOf } from './alerts/bots.ts'
import { type AppealStore, appealStore } from './appeals/appeal.store.ts'
import { type CheckpointStore, checkpointStore } from './audit/checkpoint.store.ts'
import { type SubjectLogStore, subjectLogStore } from './audit/subject-log.store.ts'
import { type CampusStore, campusStore } from './campus/campus.store.ts'
import { type CardStore, cardStore } from './cards/card.store.ts'
import { type ArrivalStore, arrivalStore } from './cases/arrivals.store.ts'
import { type CaseStore, caseStore } from './cases/case.store.ts'
import { type LinksStore, linksStore } from './cases/links.store.ts'
import { type ManyStore, manyStore } from './cases/many.store.ts'
import { type Centres, centresFrom } from './centres/centres.ts'
import { type DirectoryStore, directoryStore } from './directory/directory.store.ts'
import { editorsDirectory } from './directory/editors-directory.ts'
import type { DirectoryEntry } from './directory/vocabulary.ts'
import { NotConfigured, parseEnv } from './env.ts'
import { type ChunkStore, chunkStore } from './evidence/chunk.store.ts'
import { type EvidenceStore, evidenceStore } from './evidence/evidence.store.ts'
import { errorName, type Log, log } from './http/request-log.ts'
import { type ImportStore, importStore } from './imports/import.store.ts'
import { type BucketStore, bucketStore } from './lookup/bucket.store.ts'
import { type ChangeStore, changeStore } from './lookup/change.store.ts'
import { type MessageStore, messageStore } from './messages/message.store.ts'
import { type NoteStore, noteStore } from './notes/note.store.ts'
import { type Operator, operatorFrom } from './operator/operator.ts'
import { type LastResort, lastResortStore } from './outbox/last-resort.store.ts'
import { type Outbox, outboxOf } from './outbox/outbox.ts'
import { type ProposalStore, proposalStore } from './publishing/proposal.store.ts'
import { type ReferralStore, referralStore } from './referrals/referral.store.ts'
import { type ReportStore, reportStore } from './reports/report.store.ts'
import { type WithdrawalStore, withdrawalStore } from './reports/withdrawal.store.ts'
import { type RetentionStore, retentionStore } from './retention/retention.store.ts'
import { type RewrapStore, rewrapStore } from './rewraps/rewrap.store.ts'
import { type Schools, schoolsFrom } from './schools/schools.ts'
import { type StaffStore, staffStore } from './schools/staff.store.ts'
import { fromBase64url, toBase64url } from './sealing/base64url.ts'
import { type ShiftStore, shiftStore } from './shift/shift.store.ts'
import { type OpenData, openDataFrom } from './statistics/open-data.ts'
import { type StatisticsStore, statisticsStore } from './statistics/statistics.store.ts'
import { type TakedownStore, takedownStore } from './takedowns/takedown.store.ts'
import { type BudgetStore, budgetStore } from './triage/budget.store.ts'
import { type TriageStore, triageStore } from './triage/triage.store.ts'
import { type VerdictStore, verdictStore } from './verdicts/verdict.store.ts'
import { editorsWarnings } from './warnings/editors-warnings.ts'
import { type ScopeStore, scopeStore } from './warnings/scopes.store.ts'
import type { Warning } from './warnings/warning.schema.ts'
import { type WarningStore, warningStore } from './warnings/warning.store.ts'
import type { HookRules } from './webhooks/check-address.ts'
import type { HookWords } from './webhooks/message-of.ts'
import { type WebhookStore, webhookStore } from './webhooks/webhook.store.ts'
import { webhooksFile } from './webhooks/webhooks-file.ts'

/**
 * Everything a verb may reach: stores, secrets, the operator's settings, clock, randomness and log.
 * Made once per request from the environment; tests override what they need.
 */
export interface Context {
  readonly reports: ReportStore
  readonly triage: TriageStore
  readonly budgets: BudgetStore
  /** Reports that belong together: what is read of them, what they share, and changing many at once. */
  readonly cases: CaseStore
  readonly links: LinksStore
  readonly many: ManyStore
  readonly arrivals: ArrivalStore
  readonly imports: ImportStore
  readonly referrals: ReferralStore
  readonly takedowns: TakedownStore
  readonly directory: DirectoryStore
  /** The entries of content/directory.yaml, compiled in. */
  readonly editorsDirectory: readonly DirectoryEntry[]
  readonly messages: MessageStore
  readonly notes: NoteStore
  readonly withdrawals: WithdrawalStore
  readonly retention: RetentionStore
  readonly rewraps: RewrapStore
  readonly evidence: EvidenceStore
  /** Where the bytes of evidence lie; null where no bucket is bound: then no files are taken. */
  readonly chunks: ChunkStore | null
  readonly checkpoints: CheckpointStore
  /** Histories of what is no report. */
  readonly subjectLog: SubjectLogStore
  /** Where a report goes while `reports` can't be reached, and where when that can't be either. */
  readonly outbox: Outbox
  readonly lastResort: LastResort
  readonly officers: OfficerStore
  readonly alerts: AlertStore
  /** Who is told of urgent reports, in this order. */
  readonly bots: readonly Bot[]
  readonly statistics: StatisticsStore
  /** What officers have published: the rows, and the KV values that readers get. */
  readonly warnings: WarningStore
  readonly scopes: ScopeStore
  readonly cards: CardStore
  /** What officers want to publish, and what another officer made of it. */
  readonly proposals: ProposalStore
  readonly verdicts: VerdictStore
  readonly shifts: ShiftStore
  readonly buckets: BucketStore
  readonly lookupChanges: ChangeStore
  /** Where warnings are sent as they change, and what is on its way there. */
  readonly webhooks: WebhookStore
  readonly hookRules: HookRules
  readonly hookWords: HookWords
  /** Reaches the world outside; only what has judged the address calls it. */
  readonly send: typeof fetch
  readonly appeals: AppealStore
  /** The editors' warnings, compiled in. */
  readonly editorsWarnings: readonly Warning[]
  /** The tables of /data/. */
  readonly openData: OpenData
  readonly secrets: {
    readonly identity: Uint8Array<ArrayBuffer>
    readonly indicator: Uint8Array<ArrayBuffer>
    readonly audit: Uint8Array<ArrayBuffer>
  }
  /** Who vouches for the people of the console. */
  readonly access: Access
  readonly operator: Operator
  readonly centres: Centres
  /** The directory of schools, their people, and what those see of their campus. */
  readonly schools: Schools
  readonly staff: StaffStore
  readonly campus: CampusStore
  readonly demo: boolean
  readonly clock: () => Date
  readonly random: (bytes: number) => Uint8Array<ArrayBuffer>
  readonly log: Log
  /** Waits for so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>
  /** Does something after the answer has gone out; nothing that somebody was promised depends on it. */
  readonly later: (work: () => Promise<void>) => void
  /** False when one network sends more in a minute than people do; true when the limiter can't say. */
  readonly withinBudget: (network: string) => Promise<boolean>
  /** The same of chunks of evidence, of which there may be 160 to a report. */
  readonly withinUploads: (network: string) => Promise<boolean>
}

/**
 * The composition root.
 * @throws NotConfigured when a binding or secret is missing or malformed
 */
export function createContext(env: Bindings, overrides: Partial<Context> = {}): Context {
  const vars = parseEnv(env)
  return {
    reports: reportStore(vars.DB),
    triage: triageStore(vars.DB),
    budgets: budgetStore(vars.DB),
    cases: caseStore(vars.DB),
    links: linksStore(vars.DB),
    many: manyStore(vars.DB),
    arrivals: arrivalStore(vars.DB),
    imports: importStore(vars.DB),
    referrals: referralStore(vars.DB),
    takedowns: takedownStore(vars.DB),
    directory: directoryStore(vars.DB),
    editorsDirectory: editorsDirectory(),
    messages: messageStore(vars.DB),
    notes: noteStore(vars.DB),
    withdrawals: withdrawalStore(vars.DB),
    retention: retentionStore(vars.DB),
    rewraps: rewrapStore(vars.DB),
    evidence: evidenceStore(vars.DB),
    chunks: vars.EVIDENCE ? chunkStore(vars.EVIDENCE) : null,
    checkpoints: checkpointStore(vars.DB, vars.KV),
    subjectLog: subjectLogStore(vars.DB),
    officers: officerStore(vars.DB),
    alerts: alertStore(vars.DB),
    bots: botsOf(vars.ALERT_BOTS ?? '', (address, init) => fetch(address, init)),
    statistics: statisticsStore(vars.DB, vars.KV),
    warnings: warningStore(vars.DB),
    scopes: scopeStore(vars.KV),
    cards: cardStore(vars.DB),
    proposals: proposalStore(vars.DB),
    verdicts: verdictStore(vars.DB),
    shifts: shiftStore(vars.DB),
    buckets: bucketStore(vars.KV),
    lookupChanges: changeStore(vars.DB),
    webhooks: webhookStore(vars.DB),
    hookRules: hookRulesOf(vars),
    hookWords: webhooksFile(),
    send: (address, init) => fetch(address, init),
    appeals: appealStore(vars.DB),
    editorsWarnings: editorsWarnings(),
    openData: openDataFrom(vars.ASSETS),
    outbox: outboxOf(vars.OUTBOX),
    lastResort: lastResortStore(vars.KV),
    secrets: secretsOf(vars),
    access: {
      issuer: vars.ACCESS_ISSUER,
      audience: vars.ACCESS_AUD,
      keys: signingKeysOf(vars.ACCESS_ISSUER),
    },
    operator: operatorFrom(),
    centres: centresFrom(),
    schools: schoolsFrom(),
    staff: staffStore(vars.DB),
    campus: campusStore(vars.DB),
    demo: vars.DEMO === 'true',
    clock: systemClock,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    log,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    later: (work) => waitUntil(work().catch((error) => failed('later', error))),
    withinBudget: (network) => limitOf(vars.INTAKE_LIMIT, network),
    withinUploads: (network) => limitOf(vars.UPLOAD_LIMIT, network),
    ...overrides,
  }
}

const signingKeys = new Map<string, SigningKeys>()

/** One per isolate, because they are kept for an hour; see newSigningKeys about what they share. */
function signingKeysOf(issuer: string): SigningKeys {
  const known = signingKeys.get(issuer)
  if (known) return known
  const keys = newSigningKeys({
    url: `${issuer}/cdn-cgi/access/certs`,
    fetch: (url, init) => fetch(url, init),
  })
  signingKeys.set(issuer, keys)
  return keys
}

/** The test's own receiver counts in a demonstration only, and that runs on one machine only. */
const hookRulesOf = ({ DEMO, WEBHOOK_TEST_RECEIVER }: Bindings): HookRules => ({
  hosts: webhooksFile().hosts,
  testReceiver: DEMO === 'true' ? (WEBHOOK_TEST_RECEIVER ?? null) : null,
})

const failed = (job: string, error: unknown) => log('job-failed', { job, error: errorName(error) })

const systemClock = () => new Date()

const secrets = new WeakMap<Bindings, Context['secrets']>()

/** The same bytes for each request, so that what is derived from them need not be derived again. */
function secretsOf(vars: Bindings): Context['secrets'] {
  const known = secrets.get(vars) ?? {
    identity: secretOf(vars.IDENTITY_SECRET),
    indicator: secretOf(vars.INDICATOR_SECRET),
    audit: secretOf(vars.AUDIT_SECRET),
  }
  secrets.set(vars, known)
  return known
}

function secretOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64url(text)
  if (!bytes.ok) throw new NotConfigured('a secret is not 32 bytes of base64url')
  return bytes.value
}

async function limitOf(limit: RateLimit | undefined, network: string): Promise<boolean> {
  try {
    if (!limit) return true
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(network))
    const { success } = await limit.limit({ key: toBase64url(new Uint8Array(digest)) })
    return success
  } catch {
    return true
  }
}

const contexts = new WeakMap<Request, Context>()

/** Hands a request's context on to the on-demand page that answers it. */
export function carryContext(request: Request, ctx: Context): void {
  contexts.set(request, ctx)
}

/** The context of the request that an on-demand page answers. */
export function contextOf(request: Request): Context {
  const ctx = contexts.get(request)
  if (!ctx) throw new Error('this page ran outside the Worker: no context was carried to it')
  return ctx
}
