import { type Facts, SECRETS } from './facts.ts'

/** Shorter than this is no reason. */
const SHORTEST_REASON = 20

type Check = {
  readonly code: string
  readonly refuse: (facts: Facts) => string | false | undefined
}

/** Why a deployment must not go on: the first half is for people's safety, the rest for a Worker that works. */
const CHECKS: readonly Check[] = [
  {
    code: 'police-abroad',
    refuse: ({ answers }) =>
      answers.kind === 'police' &&
      answers.abroad &&
      (answers.override ?? '').trim().length < SHORTEST_REASON &&
      'State organs keep personal data in the mainland (PIPL 36), and this would store it abroad. Publish the static kit instead (reporting: off), or say why it is lawful here: --override "…", at least a sentence; it is recorded with the deployment.',
  },
  {
    code: 'mainland-impossible',
    refuse: ({ answers, operator }) =>
      (!answers.abroad || operator.dataPlace.country === 'CN') &&
      'This deploys to Cloudflare, which stores nothing of this in the Chinese mainland: answer "yes" and say so in content/operator.yaml (dataPlace), or publish the static kit (reporting: off).',
  },
  {
    code: 'kind-differs',
    refuse: ({ answers, operator }) =>
      answers.kind !== operator.kind &&
      `You answered "${answers.kind}", but content/operator.yaml says "${operator.kind}": every page would say who you are wrongly.`,
  },
  {
    code: 'example-operator',
    refuse: ({ operator }) =>
      /\.(?:example|invalid|test|localhost)$/.test(new URL(operator.url).hostname) &&
      'content/operator.yaml still names the made-up operator of the example: put in your own name, hours and address.',
  },
  {
    code: 'reporting-off',
    refuse: ({ operator }) =>
      operator.reporting === 'off' &&
      'With reporting: off there is no Worker to deploy: run `npm run build` and copy dist/ to any web server.',
  },
  {
    code: 'demo-build',
    refuse: ({ env, settings }) =>
      (env.JINGZHONG_DEMO === 'true' || !!env.JINGZHONG_CENTRES || settings.vars.DEMO === 'true') &&
      'This is set up as a demonstration: unset JINGZHONG_DEMO and JINGZHONG_CENTRES, and remove DEMO from wrangler.toml.',
  },
  {
    code: 'demo-keys',
    refuse: ({ centres }) =>
      [...centres.centres.flatMap(({ keys }) => keys), ...centres.recovery].some(
        (key) => key.demo,
      ) &&
      'content/centres.yaml holds demo keys, whose private halves are no secret: remove them and run `npm run keys -- new --centre …`.',
  },
  {
    code: 'centre-without-key',
    refuse: ({ centres, today }) => {
      const bare = centres.centres.filter(({ keys }) => !keys.some(isUsable(today)))
      return (
        bare.length > 0 &&
        `No key to seal to for ${bare.map(({ id }) => id).join(', ')}: run \`npm run keys -- new --centre ${bare[0]?.id}\`.`
      )
    },
  },
  {
    code: 'no-recovery-key',
    refuse: ({ centres, today }) =>
      !centres.recovery.some(isUsable(today)) &&
      'No recovery key: who loses the key file would lose every report. `npm run keys -- new` makes one.',
  },
  {
    code: 'secrets-missing',
    refuse: ({ secrets }) => {
      const missing = secrets ? SECRETS.filter((name) => !secrets.includes(name)) : []
      return (
        missing.length > 0 &&
        `Secrets missing: ${missing.join(', ')}. \`npm run keys -- secrets\` makes them, \`npx wrangler secret put NAME\` sets each.`
      )
    },
  },
  {
    code: 'access-issuer',
    refuse: ({ settings }) =>
      !/^https:\/\/[a-z0-9-]+\.cloudflareaccess\.com$/.test(String(settings.vars.ACCESS_ISSUER)) &&
      'ACCESS_ISSUER in wrangler.toml must be your team of Cloudflare Access: https://YOUR-TEAM.cloudflareaccess.com (no slash at the end).',
  },
  {
    code: 'access-audience',
    refuse: ({ settings }) =>
      !/^[0-9a-f]{64}$/.test(String(settings.vars.ACCESS_AUD)) &&
      "ACCESS_AUD in wrangler.toml must be the console's Application Audience (AUD) tag: 64 hexadecimal characters.",
  },
  {
    code: 'storage-ids',
    refuse: ({ settings }) =>
      [...settings.databaseIds, ...settings.namespaceIds].some((id) => !/[1-9a-f]/.test(id)) &&
      'wrangler.toml still has the zeros where your own D1 and KV ids belong: `npx wrangler d1 create`, `npx wrangler kv namespace create`.',
  },
  {
    code: 'evidence-bucket',
    refuse: ({ settings }) =>
      settings.buckets.some((name) => !name || name === 'your-evidence-bucket') &&
      'wrangler.toml still has the placeholder where your own bucket belongs: `npx wrangler r2 bucket create NAME`. Or delete the block [[r2_buckets]]: the portal then takes no pictures and files, and says so.',
  },
  {
    code: 'hosts',
    refuse: ({ settings, operator }) => {
      const { hostname } = new URL(operator.url)
      const missing = [hostname, `triage.${hostname}`].filter(
        (name) => !settings.hosts.includes(name),
      )
      return (
        missing.length > 0 &&
        `wrangler.toml has no route for ${missing.join(' and ')} (url in content/operator.yaml, and the console beside it).`
      )
    },
  },
]

/** Every reason at once, so that one run shows all that is to do; empty when the deployment may go on. */
export function findRefusals(facts: Facts): { readonly code: string; readonly line: string }[] {
  return CHECKS.flatMap(({ code, refuse }) => {
    const line = refuse(facts)
    return line ? [{ code, line }] : []
  })
}

const isUsable =
  (today: string) =>
  ({ revokedOn }: { readonly revokedOn?: string | undefined }) =>
    revokedOn === undefined || revokedOn > today
