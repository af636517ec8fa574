import { exportInput } from '../exports/export.schema.ts'
import type { RouteDescription } from './operations.ts'
import { exported } from './referral-answers.ts'
import { BODY, CONSOLE, DOOR } from './usual-problems.ts'

/** What leaves the house: exports, referrals, requests to take down, and to whom. */
export const REFERRAL_ROUTES = [
  {
    id: 'exportQueue',
    method: 'post',
    path: '/api/v1/triage/exports',
    audience: 'access',
    body: exportInput,
    status: 200,
    answer: exported,
    problems: ['confirm-first', 'budget-spent', ...BODY, ...CONSOLE, ...DOOR],
  },
] as const satisfies readonly RouteDescription[]
