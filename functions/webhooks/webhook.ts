import type { DeliveryState, HookEvent, HookService, Outcome } from './vocabulary.ts'

/** Where warnings are sent, as the console shows it: never where exactly, nor the secret. */
export interface Webhook {
  readonly id: string
  readonly centreId: string
  readonly version: number
  readonly name: string
  readonly service: HookService
  readonly host: string
  readonly lang: 'zh' | 'en'
  /** Only warnings of this school, place (a whole GB/T 2260 code) and type; null for all. */
  readonly schoolId: string | null
  readonly region: string | null
  readonly scamType: string | null
  readonly active: boolean
  readonly madeBy: string
  readonly madeAt: string
  readonly changedAt: string
}

/** The same with what leads there. */
export interface StoredWebhook extends Webhook {
  readonly sealed: string
}

/** One message on its way, or what became of it. */
export interface Delivery {
  readonly id: string
  readonly webhookId: string
  readonly event: HookEvent
  readonly warningId: string | null
  readonly version: number | null
  readonly data: Readonly<Record<string, unknown>>
  readonly state: DeliveryState
  readonly tries: number
  readonly nextAt: string
  readonly outcome: Outcome | null
  readonly madeAt: string
}

/** What became of a delivery that was tried. */
export interface Noted {
  readonly id: string
  readonly state: DeliveryState
  readonly outcome: Outcome | null
  readonly nextAt: string
}

/** The history of a hook in the one log. */
export const historyOf = (id: string): `webhook:${string}` => `webhook:${id}`
