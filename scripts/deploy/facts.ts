import type { CentresFile } from '../../functions/centres/centres.schema.ts'
import type { Operator } from '../../functions/operator/operator.schema.ts'

/** Names of the Worker's secrets; functions/env.ts says what they are. */
export const SECRETS = ['IDENTITY_SECRET', 'INDICATOR_SECRET', 'AUDIT_SECRET'] as const

/** What whoever deploys answered, this time. */
export type Answers = {
  readonly kind: Operator['kind']
  /** What people send will be stored outside the Chinese mainland. */
  readonly abroad: boolean
  /** Why a police operator stores abroad all the same, in writing. */
  readonly override: string | null
}

/** What wrangler.toml says, as far as a deployment depends on it. */
export type WorkerSettings = {
  readonly vars: Readonly<Record<string, unknown>>
  readonly databaseIds: readonly string[]
  readonly namespaceIds: readonly string[]
  /** Where evidence lies; empty where the operator takes none. */
  readonly buckets: readonly string[]
  readonly hosts: readonly string[]
}

/** Everything that decides whether a deployment may go on. */
export type Facts = {
  readonly operator: Operator
  readonly centres: CentresFile
  readonly answers: Answers
  readonly settings: WorkerSettings
  /** Names of the secrets that the account holds; null where no account was asked (a dry run). */
  readonly secrets: readonly string[] | null
  readonly env: Readonly<Record<string, string | undefined>>
  /** The operator's civil day. */
  readonly today: string
}
