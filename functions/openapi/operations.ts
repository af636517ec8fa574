// Longer than most files: the API stands in one table, route by route.

import type * as z from 'zod/mini'
import { evidenceStart } from '../evidence/evidence.schema.ts'
import { importedQuery } from '../imports/find-imported.ts'
import { jobAdInput } from '../job-ads/job-ad.schema.ts'
import { LOOKUP_KINDS, lookupAnswer } from '../lookup/bucket.ts'
import { centreMessage, reporterMessage } from '../messages/message.schema.ts'
import { noteInput } from '../notes/note.schema.ts'
import type { ProblemCode } from '../problems.ts'
import { deskReportInput, reportInput } from '../reports/report.schema.ts'
import { keepInput } from '../retention/keep.schema.ts'
import { decisionInput } from '../triage/decision.schema.ts'
import { handoverInput } from '../triage/handover.schema.ts'
import { moveInput } from '../triage/move.schema.ts'
import { searchInput } from '../triage/search.schema.ts'
import { taskInput } from '../triage/task.schema.ts'
import { viewInput } from '../triage/view.schema.ts'
import {
  changed,
  colleagues,
  decided,
  enteredReport,
  fileProgress,
  found,
  health,
  importedRows,
  jobAdAnswer,
  oembed,
  ownEvidence,
  ownFile,
  publicStatus,
  queue,
  receivedReport,
  removedFile,
  reportFile,
  sentMessage,
  statistics,
  thread,
  urgent,
  views,
  warnings,
  withdrawn,
} from './answers.ts'
import { APPEAL_ROUTES } from './appeal-operations.ts'
import { CASE_ROUTES } from './case-operations.ts'
import { PUBLISHING_ROUTES } from './publishing-operations.ts'
import { REFERRAL_ROUTES } from './referral-operations.ts'
import { SCHOOL_ROUTES } from './school-operations.ts'
import { shiftAnswer } from './shift-answers.ts'
import { ATTACH, BODY, CONSOLE, DOOR, KEYED } from './usual-problems.ts'
import { VERDICT_ROUTES } from './verdict-operations.ts'

/** Who may ask: anyone, whoever holds a receipt, whoever works at the console. */
export type Audience = 'anyone' | 'receipt' | 'access'

/** What is sent beside the body, and where. */
export const PARAMETERS = {
  'Idempotency-Key': { in: 'header', required: true, pattern: '^[A-Za-z0-9_-]{22,128}$' },
  'Proof-Of-Work': { in: 'header', required: false, pattern: '^(?:0|[1-9][0-9]{0,8})$' },
  'If-None-Match': { in: 'header', required: false, pattern: '^(?:W/)?"[A-Za-z0-9_-]+"$' },
  id: { in: 'path', required: true, pattern: '^[0-9a-hjkmnp-tv-z]{26}$' },
  file: { in: 'path', required: true, pattern: '^[0-9a-hjkmnp-tv-z]{26}$' },
  indicator: {
    in: 'path',
    required: true,
    pattern: '^[a-z0-9-]{1,64}\\.[a-z]{2,10}\\.[\\w-]{22}$',
  },
  warning: { in: 'path', required: true, pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' },
  card: { in: 'path', required: true, pattern: '^(?:zh|en)-[A-Za-z0-9_-]{22}\\.png$' },
  referral: { in: 'path', required: true, pattern: '^[0-9a-hjkmnp-tv-z]{26}$' },
  received: { in: 'path', required: true, pattern: '^[0-9a-hjkmnp-tv-z]{26}$' },
  takedown: { in: 'path', required: true, pattern: '^[0-9a-hjkmnp-tv-z]{26}$' },
  webhook: { in: 'path', required: true, pattern: '^h-[0-9a-hjkmnp-tv-z]{12}$' },
  person: { in: 'path', required: true, pattern: '^p-[0-9a-hjkmnp-tv-z]{12}$' },
  delivery: { in: 'path', required: true, pattern: '^msg_[0-9a-f]{26}$' },
  n: { in: 'path', required: true, pattern: '^(?:[0-9]|1[0-5])$' },
  indicatorKind: { in: 'path', required: true, pattern: `^(?:${LOOKUP_KINDS.join('|')})$` },
  prefix: { in: 'path', required: true, pattern: '^[A-Za-z0-9_-]{2}$' },
  box: { in: 'query', required: false, pattern: '^[a-z]+$' },
  list: { in: 'query', required: false, pattern: '^[a-z]+$' },
  lane: { in: 'query', required: false, pattern: '^[a-z-]+$' },
  before: { in: 'query', required: false, pattern: '^[1-9][0-9]{0,8}$' },
  after: { in: 'query', required: false, pattern: '^[0-9a-zTZ:.~-]+$' },
  kind: { in: 'query', required: false, pattern: '^[a-z-]+$' },
  hours: { in: 'query', required: false, pattern: '^(?:8|12|24)$' },
  holder: { in: 'query', required: false, pattern: '^(?:me|nobody)$' },
  overdue: { in: 'query', required: false, pattern: '^yes$' },
  stage: { in: 'query', required: false, pattern: '^[a-z-]+$' },
  // Of warnings several, with commas; of the queue one.
  type: { in: 'query', required: false, pattern: '^[a-z0-9]+(?:[-,][a-z0-9]+)*$' },
  region: { in: 'query', required: false, pattern: '^(?:[0-9]{6}|overseas)$' },
  school: { in: 'query', required: false, pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' },
  written: { in: 'query', required: false, pattern: '^(?:zh-CN|en)$' },
  lang: { in: 'query', required: false, pattern: '^(?:zh-CN|en)$' },
  limit: { in: 'query', required: false, pattern: '^[1-9][0-9]{0,2}$' },
  url: { in: 'query', required: true, pattern: '^https?://.{1,990}$' },
  format: { in: 'query', required: false, pattern: '^json$' },
  maxwidth: { in: 'query', required: false, pattern: '^[1-9][0-9]{0,4}$' },
  maxheight: { in: 'query', required: false, pattern: '^[1-9][0-9]{0,4}$' },
} as const

export type ParameterName = keyof typeof PARAMETERS

export interface RouteDescription {
  /** Names the operation in the document, and its words in content/strings (api.yaml). */
  readonly id: string
  readonly method: 'get' | 'post'
  /** As Hono writes it: `/reports/:id`. */
  readonly path: string
  readonly audience: Audience
  readonly parameters?: readonly ParameterName[]
  /** What is sent: JSON of a shape, or bytes. */
  readonly body?: z.core.$ZodType | 'bytes'
  readonly status: number
  /** The same answer under another status, for what is taken and not yet where it belongs. */
  readonly held?: 202
  readonly answer: z.core.$ZodType | 'bytes' | 'png'
  readonly problems: readonly ProblemCode[]
}

/** Answered before any route is reached. */
/** The API, route by route. A test holds it against the routes that the app has and what they answer. */
export const ROUTES = [
  {
    id: 'submitReport',
    method: 'post',
    path: '/api/v1/reports',
    audience: 'anyone',
    parameters: ['Idempotency-Key', 'Proof-Of-Work'],
    body: reportInput({ clock: () => new Date(0), timeZone: 'Asia/Shanghai' }),
    status: 201,
    held: 202,
    answer: receivedReport,
    problems: [
      ...['missing-idempotency-key', 'malformed-idempotency-key', 'weak-idempotency-key'],
      ...BODY,
      ...['cross-origin', 'id-taken', 'key-reused'],
      ...DOOR,
    ] as ProblemCode[],
  },
  {
    id: 'checkJobAd',
    method: 'post',
    path: '/api/v1/job-ads/check',
    audience: 'anyone',
    body: jobAdInput,
    status: 200,
    answer: jobAdAnswer,
    problems: [...BODY, 'cross-origin', 'too-many-requests', ...DOOR],
  },
  {
    id: 'readStatus',
    method: 'get',
    path: '/api/v1/reports/status',
    audience: 'receipt',
    status: 200,
    answer: publicStatus,
    problems: ['receipt-not-accepted', ...DOOR],
  },
  {
    id: 'readMessages',
    method: 'get',
    path: '/api/v1/reports/messages',
    audience: 'receipt',
    status: 200,
    answer: thread,
    problems: ['receipt-not-accepted', 'still-held', ...DOOR],
  },
  {
    id: 'writeMessage',
    method: 'post',
    path: '/api/v1/reports/messages',
    audience: 'receipt',
    parameters: ['Idempotency-Key'],
    body: reporterMessage,
    status: 201,
    answer: sentMessage,
    problems: [
      ...['receipt-not-accepted', 'still-held', 'conflict', 'too-many-requests'],
      ...KEYED,
      ...BODY,
      ...['cross-origin', ...DOOR],
    ] as ProblemCode[],
  },
  {
    id: 'listEvidence',
    method: 'get',
    path: '/api/v1/reports/evidence',
    audience: 'receipt',
    status: 200,
    answer: ownEvidence,
    problems: ['receipt-not-accepted', 'still-held', ...DOOR],
  },
  {
    id: 'startEvidence',
    method: 'post',
    path: '/api/v1/reports/evidence',
    audience: 'receipt',
    body: evidenceStart,
    status: 201,
    answer: ownFile,
    problems: [
      ...['receipt-not-accepted', 'still-held', ...ATTACH, 'report-full', 'day-full'],
      ...['id-taken', 'key-reused', 'too-many-requests', ...BODY, 'cross-origin', ...DOOR],
    ] as ProblemCode[],
  },
  {
    id: 'sendChunk',
    method: 'post',
    path: '/api/v1/reports/evidence/:file/chunks/:n',
    audience: 'receipt',
    parameters: ['file', 'n'],
    body: 'bytes',
    status: 200,
    answer: fileProgress,
    problems: [
      ...['receipt-not-accepted', 'still-held', ...ATTACH, 'conflict', 'key-reused'],
      ...['too-many-requests', 'too-large', 'unsupported-media-type', 'invalid'],
      ...['cross-origin', ...DOOR],
    ] as ProblemCode[],
  },
  {
    id: 'removeEvidence',
    method: 'post',
    path: '/api/v1/reports/evidence/:file/removal',
    audience: 'receipt',
    parameters: ['file'],
    status: 200,
    answer: removedFile,
    problems: [
      ...['receipt-not-accepted', 'still-held', 'already-seen', 'report-ended', 'conflict'],
      ...['too-many-requests', 'cross-origin', ...DOOR],
    ] as ProblemCode[],
  },
  {
    id: 'withdrawReport',
    method: 'post',
    path: '/api/v1/reports/withdrawal',
    audience: 'receipt',
    status: 200,
    answer: withdrawn,
    problems: [
      'receipt-not-accepted',
      'still-held',
      'conflict',
      'too-many-requests',
      'cross-origin',
      ...DOOR,
    ],
  },
  {
    id: 'checkHealth',
    method: 'get',
    path: '/api/v1/health',
    audience: 'anyone',
    status: 200,
    answer: health,
    problems: DOOR,
  },
  {
    id: 'readStatistics',
    method: 'get',
    path: '/api/v1/statistics',
    audience: 'anyone',
    parameters: ['If-None-Match'],
    status: 200,
    answer: statistics,
    problems: DOOR,
  },
  {
    id: 'listWarnings',
    method: 'get',
    path: '/api/v1/warnings',
    audience: 'anyone',
    parameters: [
      ...(['kind', 'type', 'region', 'school', 'written', 'lang', 'after', 'limit'] as const),
      'If-None-Match',
    ],
    status: 200,
    answer: warnings,
    problems: ['invalid', ...DOOR],
  },
  {
    id: 'getWarningCard',
    method: 'get',
    path: '/api/v1/warnings/:warning/cards/:card',
    audience: 'anyone',
    parameters: ['warning', 'card', 'If-None-Match'],
    status: 200,
    answer: 'png',
    problems: ['not-found', 'unavailable', ...DOOR],
  },
  {
    id: 'lookUp',
    method: 'get',
    path: '/api/v1/lookup/:indicatorKind/:prefix',
    audience: 'anyone',
    parameters: ['indicatorKind', 'prefix', 'If-None-Match'],
    status: 200,
    answer: lookupAnswer,
    problems: ['invalid', 'unavailable', ...DOOR],
  },
  {
    id: 'describeEmbed',
    method: 'get',
    path: '/api/v1/oembed',
    audience: 'anyone',
    parameters: ['url', 'format', 'maxwidth', 'maxheight', 'If-None-Match'],
    status: 200,
    answer: oembed,
    problems: ['invalid', ...DOOR],
  },
  {
    id: 'listQueue',
    method: 'get',
    path: '/api/v1/triage/queue',
    audience: 'access',
    parameters: ['lane', 'holder', 'overdue', 'stage', 'type', 'kind', 'region', 'after'],
    status: 200,
    answer: queue,
    problems: ['invalid', ...CONSOLE, ...DOOR],
  },
  {
    id: 'readShift',
    method: 'get',
    path: '/api/v1/triage/shift',
    audience: 'access',
    parameters: ['hours'],
    status: 200,
    answer: shiftAnswer,
    problems: ['invalid', ...CONSOLE, ...DOOR],
  },
  {
    id: 'searchReports',
    method: 'post',
    path: '/api/v1/triage/search',
    audience: 'access',
    body: searchInput,
    status: 200,
    answer: found,
    problems: [...BODY, ...CONSOLE, ...DOOR],
  },
  {
    id: 'listViews',
    method: 'get',
    path: '/api/v1/triage/views',
    audience: 'access',
    status: 200,
    answer: views,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'keepView',
    method: 'post',
    path: '/api/v1/triage/views',
    audience: 'access',
    body: viewInput,
    status: 200,
    answer: views,
    problems: [...BODY, ...CONSOLE, ...DOOR],
  },
  {
    id: 'listUrgent',
    method: 'get',
    path: '/api/v1/triage/urgent',
    audience: 'access',
    status: 200,
    answer: urgent,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'enterReport',
    method: 'post',
    path: '/api/v1/triage/reports',
    audience: 'access',
    parameters: ['Idempotency-Key'],
    body: deskReportInput({ clock: () => new Date(0), timeZone: 'Asia/Shanghai' }),
    status: 201,
    held: 202,
    answer: enteredReport,
    problems: [...KEYED, 'id-taken', ...BODY, ...CONSOLE, ...DOOR] as ProblemCode[],
  },
  {
    id: 'findImported',
    method: 'post',
    path: '/api/v1/triage/imports/known',
    audience: 'access',
    body: importedQuery,
    status: 200,
    answer: importedRows,
    problems: [...BODY, ...CONSOLE, ...DOOR],
  },
  {
    id: 'openReport',
    method: 'get',
    path: '/api/v1/triage/reports/:id',
    audience: 'access',
    parameters: ['id', 'before'],
    status: 200,
    answer: reportFile,
    problems: ['invalid', ...CONSOLE, ...DOOR],
  },
  {
    id: 'openEvidence',
    method: 'get',
    path: '/api/v1/triage/reports/:id/evidence/:file',
    audience: 'access',
    parameters: ['id', 'file'],
    status: 200,
    answer: 'bytes',
    problems: ['evidence-off', ...CONSOLE, ...DOOR],
  },
  {
    id: 'claimReport',
    method: 'post',
    path: '/api/v1/triage/reports/:id/claim',
    audience: 'access',
    parameters: ['id'],
    status: 200,
    answer: changed,
    problems: ['held-by-another', 'conflict', ...CONSOLE, ...DOOR],
  },
  {
    id: 'releaseReport',
    method: 'post',
    path: '/api/v1/triage/reports/:id/release',
    audience: 'access',
    parameters: ['id'],
    status: 200,
    answer: changed,
    problems: ['held-by-another', 'conflict', ...CONSOLE, ...DOOR],
  },
  {
    id: 'decideReport',
    method: 'post',
    path: '/api/v1/triage/reports/:id/decision',
    audience: 'access',
    parameters: ['id'],
    body: decisionInput,
    status: 200,
    answer: decided,
    problems: ['held-by-another', 'not-claimed', 'conflict', ...BODY, ...CONSOLE, ...DOOR],
  },
  {
    id: 'moveReport',
    method: 'post',
    path: '/api/v1/triage/reports/:id/lane',
    audience: 'access',
    parameters: ['id'],
    body: moveInput,
    status: 200,
    answer: changed,
    problems: ['held-by-another', 'not-claimed', 'conflict', ...BODY, ...CONSOLE, ...DOOR],
  },
  {
    id: 'keepReport',
    method: 'post',
    path: '/api/v1/triage/reports/:id/keep',
    audience: 'access',
    parameters: ['id'],
    body: keepInput,
    status: 200,
    answer: changed,
    problems: ['conflict', ...BODY, ...CONSOLE, ...DOOR],
  },
  {
    id: 'listColleagues',
    method: 'get',
    path: '/api/v1/triage/colleagues',
    audience: 'access',
    status: 200,
    answer: colleagues,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'handOverReport',
    method: 'post',
    path: '/api/v1/triage/reports/:id/handover',
    audience: 'access',
    parameters: ['id'],
    body: handoverInput,
    status: 200,
    answer: changed,
    problems: ['held-by-another', 'not-claimed', 'conflict', ...BODY, ...CONSOLE, ...DOOR],
  },
  {
    id: 'recordTask',
    method: 'post',
    path: '/api/v1/triage/reports/:id/tasks',
    audience: 'access',
    parameters: ['id'],
    body: taskInput,
    status: 200,
    answer: changed,
    problems: ['held-by-another', 'not-claimed', 'conflict', ...BODY, ...CONSOLE, ...DOOR],
  },
  {
    id: 'writeToReporter',
    method: 'post',
    path: '/api/v1/triage/reports/:id/messages',
    audience: 'access',
    parameters: ['id', 'Idempotency-Key'],
    body: centreMessage,
    status: 201,
    answer: sentMessage,
    problems: [
      ...['held-by-another', 'not-claimed', 'conflict'],
      ...KEYED,
      ...BODY,
      ...CONSOLE,
      ...DOOR,
    ] as ProblemCode[],
  },
  {
    id: 'writeNote',
    method: 'post',
    path: '/api/v1/triage/reports/:id/notes',
    audience: 'access',
    parameters: ['id'],
    body: noteInput,
    status: 201,
    answer: sentMessage,
    problems: ['conflict', ...BODY, ...CONSOLE, ...DOOR],
  },
  ...CASE_ROUTES,
  ...REFERRAL_ROUTES,
  ...PUBLISHING_ROUTES,
  ...VERDICT_ROUTES,
  ...APPEAL_ROUTES,
  ...SCHOOL_ROUTES,
] as const satisfies readonly RouteDescription[]

export type RouteId = (typeof ROUTES)[number]['id']
