import type { ProblemCode } from '../problems.ts'
import { deadInput, hookInput, secretInput, switchInput } from '../webhooks/webhook.schema.ts'
import { changed } from './answers.ts'
import type { RouteDescription } from './operations.ts'
import {
  addedHook,
  hookList,
  renewedSecret,
  schoolList,
  settled,
  testedHook,
} from './school-answers.ts'
import { BODY, CONSOLE, DOOR } from './usual-problems.ts'

const HOOKS = '/api/v1/triage/webhooks'
const CHANGE = ['conflict', ...BODY, ...CONSOLE, ...DOOR] as const satisfies readonly ProblemCode[]

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
  {
    id: 'listWebhooks',
    method: 'get',
    path: HOOKS,
    audience: 'access',
    status: 200,
    answer: hookList,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'addWebhook',
    method: 'post',
    path: HOOKS,
    audience: 'access',
    body: hookInput(),
    status: 201,
    answer: addedHook,
    problems: CHANGE,
  },
  {
    id: 'switchWebhook',
    method: 'post',
    path: `${HOOKS}/:webhook/switch`,
    audience: 'access',
    parameters: ['webhook'],
    body: switchInput,
    status: 200,
    answer: changed,
    problems: CHANGE,
  },
  {
    id: 'renewWebhookSecret',
    method: 'post',
    path: `${HOOKS}/:webhook/secret`,
    audience: 'access',
    parameters: ['webhook'],
    body: secretInput,
    status: 200,
    answer: renewedSecret,
    problems: CHANGE,
  },
  {
    id: 'testWebhook',
    method: 'post',
    path: `${HOOKS}/:webhook/test`,
    audience: 'access',
    parameters: ['webhook'],
    status: 200,
    answer: testedHook,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'settleDelivery',
    method: 'post',
    path: `${HOOKS}/deliveries/:delivery`,
    audience: 'access',
    parameters: ['delivery'],
    body: deadInput,
    status: 200,
    answer: settled,
    problems: CHANGE,
  },
] as const satisfies readonly RouteDescription[]
