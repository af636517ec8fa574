import { expect, it } from 'vitest'
import { isConsolePath, policyFor } from '../../../../functions/triage/policy.ts'
import { PORTAL_ROUTES } from '../../../../site/vite/portal-routes.mjs'

const patterns = PORTAL_ROUTES.map(([pattern]) => pattern ?? '').filter(isConsolePath)

it('every page of the console has a row in the policy table, in both languages', () => {
  expect(patterns).toContain('/triage')
  expect(patterns).toContain('/en/triage')
  const without = patterns.filter((pattern) => {
    return policyFor('GET', pattern.replace(/\[\w+\]/g, 'x')) === 'not-found'
  })
  expect(without).toEqual([])
})
