import type { ProblemCode } from '../problems.ts'
import {
  cardsOfWarningInput,
  dropInput,
  proposalInput,
  publicationInput,
  returnInput,
  revisionInput,
  withdrawalInput,
} from '../publishing/proposal.schema.ts'
import { changed } from './answers.ts'
import type { RouteDescription } from './operations.ts'
import { proposal, proposals, proposed, withdrawnWarning } from './publishing-answers.ts'
import { BODY, CONSOLE, DOOR } from './usual-problems.ts'

const RULES = { clock: () => new Date(0), timeZone: 'Asia/Shanghai' }
const ROOT = '/api/v1/triage/warnings'
const CHANGE = ['conflict', ...BODY, ...CONSOLE, ...DOOR] as const satisfies readonly ProblemCode[]

/** What officers propose, publish and take down. */
export const PUBLISHING_ROUTES = [
  {
    id: 'listProposals',
    method: 'get',
    path: ROOT,
    audience: 'access',
    status: 200,
    answer: proposals,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'proposeWarning',
    method: 'post',
    path: ROOT,
    audience: 'access',
    body: proposalInput(RULES),
    status: 201,
    answer: proposed,
    problems: CHANGE,
  },
  {
    id: 'openProposal',
    method: 'get',
    path: `${ROOT}/:warning`,
    audience: 'access',
    parameters: ['warning'],
    status: 200,
    answer: proposal,
    problems: [...CONSOLE, ...DOOR],
  },
  {
    id: 'reviseProposal',
    method: 'post',
    path: `${ROOT}/:warning/revision`,
    audience: 'access',
    parameters: ['warning'],
    body: revisionInput(RULES),
    status: 200,
    answer: changed,
    problems: CHANGE,
  },
  {
    id: 'publishWarning',
    method: 'post',
    path: `${ROOT}/:warning/publication`,
    audience: 'access',
    parameters: ['warning'],
    body: publicationInput,
    status: 200,
    answer: changed,
    problems: ['confirm-first', 'same-officer', 'budget-spent', ...CHANGE],
  },
  {
    id: 'attachCards',
    method: 'post',
    path: `${ROOT}/:warning/cards`,
    audience: 'access',
    parameters: ['warning'],
    body: cardsOfWarningInput,
    status: 200,
    answer: changed,
    problems: ['confirm-first', 'same-officer', 'budget-spent', ...CHANGE],
  },
  {
    id: 'returnProposal',
    method: 'post',
    path: `${ROOT}/:warning/return`,
    audience: 'access',
    parameters: ['warning'],
    body: returnInput,
    status: 200,
    answer: changed,
    problems: CHANGE,
  },
  {
    id: 'dropProposal',
    method: 'post',
    path: `${ROOT}/:warning/drop`,
    audience: 'access',
    parameters: ['warning'],
    body: dropInput,
    status: 200,
    answer: changed,
    problems: CHANGE,
  },
  {
    id: 'withdrawWarning',
    method: 'post',
    path: `${ROOT}/:warning/withdrawal`,
    audience: 'access',
    parameters: ['warning'],
    body: withdrawalInput,
    status: 200,
    answer: withdrawnWarning,
    problems: CHANGE,
  },
] as const satisfies readonly RouteDescription[]
