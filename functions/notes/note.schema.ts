import * as z from 'zod/mini'
import { sealedWords } from '../messages/message.schema.ts'

/** How many notes a report can have; nobody needs more, and a page shows them all. */
export const MOST_NOTES = 200

/** What an officer writes down: sealed in the officer's browser, and in no other way. */
export const noteInput = z.strictObject({ sealed: sealedWords(1) })
export type NoteInput = z.infer<typeof noteInput>
