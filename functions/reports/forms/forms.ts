import type { Form } from '../form.ts'
import type { Kind } from '../vocabulary.ts'
import { campus } from './campus.ts'
import { clue } from './clue.ts'
import { fraud } from './fraud.ts'
import { jobAd } from './job-ad.ts'

/** The form of every kind of report. */
export const FORMS: Readonly<Record<Kind, Form>> = { fraud, campus, 'job-ad': jobAd, clue }
