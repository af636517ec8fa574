import { campusInput } from '../campus/campus.schema.ts'
import type { ProblemCode } from '../problems.ts'
import { staffInput, staffSwitchInput } from '../schools/staff.schema.ts'
import { deadInput, hookInput, secretInput, switchInput } from '../webhooks/webhook.schema.ts'
import { changed } from './answers.ts'
import type { RouteDescription } from './operations.ts'
import { proposed } from './publishing-answers.ts'
import {
  addedHook,
  campusView,
  hookList,
  letIn,
  renewedSecret,
  schoolList,
  settled,
  staffList,
  testedHook,
} from './school-answers.ts'
import { BODY, CONSOLE, DOOR } from './usual-problems.ts'

const STAFF = '/api/v1/triage/schools/staff'
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
    id: 'openCampus',
    method: 'get',
    path: '/api/v1/triage/campus',
    audience: 'access',
    status: 200,
    answer: campusView,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'proposeForSchool',
    method: 'post',
    path: '/api/v1/triage/campus/warnings',
    audience: 'access',
    body: campusInput,
    status: 201,
    answer: proposed,
    problems: CHANGE,
  },
  {
    id: 'listStaff',
    method: 'get',
    path: STAFF,
    audience: 'access',
    status: 200,
    answer: staffList,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'letStaffIn',
    method: 'post',
    path: STAFF,
    audience: 'access',
    body: staffInput,
    status: 201,
    answer: letIn,
    problems: CHANGE,
  },
  {
    id: 'switchStaff',
    method: 'post',
    path: `${STAFF}/:person/switch`,
    audience: 'access',
    parameters: ['person'],
    body: staffSwitchInput,
    status: 200,
    answer: changed,
    problems: CHANGE,
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
