/**
 * What has a history of its own and is no report: a centre's desk (what its people take out), a request
 * to take something down, an entry of the directory, a case of several reports, where
 * warnings are sent. Its events stand in the
 * one log under `kind:id`, which no report's id can be.
 */
const SUBJECTS = [
  'desk',
  'takedown',
  'directory',
  'warning',
  'indicator',
  'appeal',
  'case',
  'webhook',
  'person',
] as const
export type Subject = `${(typeof SUBJECTS)[number]}:${string}`

export const isSubject = (id: string): boolean => id.includes(':')
