import type { CodeAt } from '../fields/codes.ts'
import { given, inOneLine, type Said } from './form-answers.ts'

/** How to reach whoever sends it; undefined where they left nothing. */
export function readContact(said: Said) {
  // A child is asked for nothing that names it; a parent who fills this in may be reached.
  const child = said('age') === 'under-14' && said('for') !== 'family'
  if (child || said('under-14') === 'yes') return { value: undefined, errors: [] }
  const value = {
    ...given('name', inOneLine(said('name'))),
    ...given('phone', inOneLine(said('phone'))),
    ...given('email', said('email')),
  }
  const mayCall = said('may-call') === 'yes'
  const errors: CodeAt[] =
    mayCall && !said('phone') ? [{ pointer: '/private/contact/phone', code: 'required' }] : []
  return { value: Object.keys(value).length > 0 ? { ...value, mayCall } : undefined, errors }
}
