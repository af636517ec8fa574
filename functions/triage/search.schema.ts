import * as z from 'zod/mini'
import { freeText } from '../fields/free-text.ts'

/** What an officer looks for. In a body, not in an address: addresses are kept and shown. */
export const searchInput = z.strictObject({ q: freeText(300) })
