import * as z from 'zod/mini'

const MISSING = ['invalid_type', 'invalid_value', 'invalid_union']

/**
 * Zod as every room uses it. `jitless`: compiled parsers need `eval`, which the pages' CSP forbids and
 * workerd lacks. What is missing says `required`, because afterwards an issue no longer tells a
 * missing value from one of the wrong type.
 */
z.config({
  jitless: true,
  customError: (issue) =>
    issue.input === undefined && MISSING.includes(issue.code) ? 'required' : undefined,
})
