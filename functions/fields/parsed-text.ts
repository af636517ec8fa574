import './configure-zod.ts'
import * as z from 'zod/mini'
import { err, type Result } from '../result.ts'
import type { Code } from './codes.ts'

/** A schema for text that a pure parser reads: blank is `required`, the rest the parser judges. */
export const parsedText = (max: number, parse: (text: string) => Result<string, Code>) =>
  z.string().check(
    z.maxLength(max, { error: 'too-long', abort: true }),
    z.check((payload) => {
      const result = payload.value.trim() === '' ? err('required') : parse(payload.value)
      if (result.ok) payload.value = result.value
      else {
        payload.issues.push({ code: 'custom', input: payload.value, message: result.error })
      }
    }),
  )
