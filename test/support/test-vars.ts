/** What the Worker's environment says in tests: secrets that are no secrets. */
export const TEST_VARS = {
  IDENTITY_SECRET: `${'i'.repeat(42)}A`,
  INDICATOR_SECRET: `${'n'.repeat(42)}A`,
  AUDIT_SECRET: `${'a'.repeat(42)}A`,
  ACCESS_ISSUER: 'https://team.cloudflareaccess.com',
  ACCESS_AUD: 'test',
  DEMO: 'false',
} as const
