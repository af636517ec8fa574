import { verdictInput } from '../verdicts/verdict.schema.ts'
import { changed } from './answers.ts'
import type { RouteDescription } from './operations.ts'
import { BODY, CONSOLE, DOOR } from './usual-problems.ts'
import { indicatorFile, verdicts } from './verdict-answers.ts'

const ROOT = '/api/v1/triage/indicators'

/** What officers hold of numbers, links and accounts. */
export const VERDICT_ROUTES = [
  {
    id: 'listVerdicts',
    method: 'get',
    path: ROOT,
    audience: 'access',
    status: 200,
    answer: verdicts,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'openIndicator',
    method: 'get',
    path: `${ROOT}/:indicator`,
    audience: 'access',
    parameters: ['indicator'],
    status: 200,
    answer: indicatorFile,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'giveVerdict',
    method: 'post',
    path: `${ROOT}/:indicator/verdict`,
    audience: 'access',
    parameters: ['indicator'],
    body: verdictInput,
    status: 200,
    answer: changed,
    problems: [
      ...(['confirm-first', 'same-officer', 'never-listed', 'budget-spent', 'conflict'] as const),
      ...BODY,
      ...CONSOLE,
      ...DOOR,
    ],
  },
] as const satisfies readonly RouteDescription[]
