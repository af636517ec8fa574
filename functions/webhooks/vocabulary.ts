/** The closed lists of what is sent elsewhere. */

/** What takes it: a program that checks a signature, or a chat service's group robot. */
export const HOOK_SERVICES = ['standard', 'wecom', 'dingtalk', 'feishu'] as const
export type HookService = (typeof HOOK_SERVICES)[number]

export const HOOK_LANGS = ['zh', 'en'] as const

/** What is told; `nearby` goes to a school's own hooks only. */
export const HOOK_EVENTS = ['published', 'corrected', 'withdrawn', 'nearby', 'test'] as const
export type HookEvent = (typeof HOOK_EVENTS)[number]

/** The type of each in signed JSON. */
export const EVENT_TYPES = {
  published: 'warning.published',
  corrected: 'warning.corrected',
  withdrawn: 'warning.withdrawn',
  nearby: 'school.seen-nearby',
  test: 'webhook.test',
} as const satisfies Record<HookEvent, string>

/**
 * Where a delivery stands. `superseded`: the warning has changed since, and a later delivery says so.
 * `dead`: given up, a person must look. `dropped`: a person put it away, or the hook was switched off.
 */
export const DELIVERY_STATES = ['waiting', 'delivered', 'superseded', 'dead', 'dropped'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** What came of one try. */
export const OUTCOMES = [
  'delivered',
  'refused',
  'not-taken',
  'redirected',
  'gone',
  'timeout',
  'unreachable',
  'not-allowed',
  'unreadable',
] as const
export type Outcome = (typeof OUTCOMES)[number]
