import type { RouteDescription } from './operations.ts'
import { schoolList } from './school-answers.ts'
import { DOOR } from './usual-problems.ts'

/** The directory of schools, what their staff see and propose, and where warnings are sent. */
export const SCHOOL_ROUTES = [
  {
    id: 'listSchools',
    method: 'get',
    path: '/api/v1/schools',
    audience: 'anyone',
    parameters: ['If-None-Match'],
    status: 200,
    answer: schoolList,
    problems: [...DOOR],
  },
] as const satisfies readonly RouteDescription[]
