import { answerInput, appealInput, hideInput } from '../appeals/appeal.schema.ts'
import type { ProblemCode } from '../problems.ts'
import { changed } from './answers.ts'
import { appealFile, appealStatus, appeals, corrections, takenAppeal } from './appeal-answers.ts'
import type { RouteDescription } from './operations.ts'
import { BODY, CONSOLE, DOOR } from './usual-problems.ts'

const ROOT = '/api/v1/triage/appeals'

/** “This is me”, “this is wrong”, and what became of it. */
export const APPEAL_ROUTES = [
  {
    id: 'submitAppeal',
    method: 'post',
    path: '/api/v1/appeals',
    audience: 'anyone',
    parameters: ['Idempotency-Key'],
    body: appealInput,
    status: 201,
    held: 202,
    answer: takenAppeal,
    problems: [
      ...['missing-idempotency-key', 'malformed-idempotency-key', 'weak-idempotency-key'],
      ...[...BODY, 'cross-origin', 'too-many-requests', ...DOOR],
    ] as ProblemCode[],
  },
  {
    id: 'readAppeal',
    method: 'get',
    path: '/api/v1/appeals/status',
    audience: 'receipt',
    status: 200,
    answer: appealStatus,
    problems: ['receipt-not-accepted', 'too-many-requests', ...DOOR],
  },
  {
    id: 'listCorrections',
    method: 'get',
    path: '/api/v1/corrections',
    audience: 'anyone',
    status: 200,
    answer: corrections,
    problems: DOOR,
  },
  {
    id: 'listAppeals',
    method: 'get',
    path: ROOT,
    audience: 'access',
    status: 200,
    answer: appeals,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'openAppeal',
    method: 'get',
    path: `${ROOT}/:id`,
    audience: 'access',
    parameters: ['id'],
    status: 200,
    answer: appealFile,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'hideForAppeal',
    method: 'post',
    path: `${ROOT}/:id/hide`,
    audience: 'access',
    parameters: ['id'],
    body: hideInput,
    status: 200,
    answer: changed,
    problems: ['hidden-before', 'conflict', ...BODY, ...CONSOLE, ...DOOR],
  },
  {
    id: 'answerAppeal',
    method: 'post',
    path: `${ROOT}/:id/answer`,
    audience: 'access',
    parameters: ['id'],
    body: answerInput,
    status: 200,
    answer: changed,
    problems: ['conflict', ...BODY, ...CONSOLE, ...DOOR],
  },
] as const satisfies readonly RouteDescription[]
