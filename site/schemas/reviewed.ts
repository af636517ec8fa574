import * as z from 'zod'
import { words } from '../../functions/content/shapes.ts'
import { date } from './guide.ts'

/** Who of the operator's people read a text and when, or null while nobody has. */
export const reviewed = z.strictObject({ on: date, role: words }).nullable()
