/** What wrangler.toml binds. Read in env.ts only, which also checks that it is there. */
interface Bindings {
  DB: D1Database
  KV: KVNamespace
  OUTBOX: DurableObjectNamespace<import('./outbox/outbox-shard.ts').OutboxShard>
  ASSETS: Fetcher
  INTAKE_LIMIT: RateLimit
  /** Counts the chunks of evidence apart; without it they aren't counted. */
  UPLOAD_LIMIT?: RateLimit
  /** Chunks of evidence, sealed; without it the portal takes no files. */
  EVIDENCE?: R2Bucket
  /** Root secret for ids, receipts and form tokens: 32 random bytes, base64url. */
  IDENTITY_SECRET: string
  /** Encrypts suspects' indicators and keys their blind index: 32 random bytes, base64url. */
  INDICATOR_SECRET: string
  /** Chains the event log: 32 random bytes, base64url. */
  AUDIT_SECRET: string
  /** Cloudflare Access: team URL and application audience of the console. */
  ACCESS_ISSUER: string
  ACCESS_AUD: string
  /** Group robots that are told of urgent reports: addresses with spaces between them, first to last. */
  ALERT_BOTS?: string
  /** http://127.0.0.1:PORT of a receiver under test; counts with DEMO only. */
  WEBHOOK_TEST_RECEIVER?: string
  /** 'true' only under `npm start` and the tests: marks data and keys as a demonstration. */
  DEMO?: string
}

declare namespace Cloudflare {
  interface Env extends Bindings {
    /** Bound by test/vitest.config.ts only. */
    TEST_MIGRATIONS: import('cloudflare:test').D1Migration[]
  }
}
