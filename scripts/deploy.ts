import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { centresSchema } from '../functions/centres/centres.schema.ts'
import { operatorSchema } from '../functions/operator/operator.schema.ts'
import type { Facts } from './deploy/facts.ts'
import { findRefusals } from './deploy/find-refusals.ts'
import { listSecrets } from './deploy/list-secrets.ts'
import { readAnswers } from './deploy/read-answers.ts'
import { readSettings } from './deploy/read-settings.ts'
import { dayIn } from './keys/days.ts'
import { DIST, workerConfig } from './portal/build-portal.ts'
import { needTool } from './run/children.ts'
import { runCommand, Stop } from './run/stop.ts'
import { ROOT } from './run/tools.ts'

/**
 * `npm run deploy`: checks, builds, migrates and deploys to the operator's own account. `--dry-run` does
 * the checks that need no account, the build, and wrangler's own dry run. scripts/DEPLOY.md has the rest.
 */
await runCommand(async () => {
  const { dryRun, ...answers } = await readAnswers()
  const operator = operatorSchema.parse(read('operator.yaml'))
  const facts: Facts = {
    operator,
    centres: centresSchema.parse(read('centres.yaml')),
    answers,
    settings: readSettings(),
    secrets: dryRun ? null : listSecrets(),
    env: process.env,
    today: dayIn(operator.timeZone, new Date()),
  }
  const refusals = findRefusals(facts)
  if (refusals.length > 0) {
    const lines = refusals.map(({ code, line }) => `  ${code}: ${line}`)
    throw new Stop(['Not deployed:', ...lines].join('\n'))
  }
  const record = recordOf(facts)
  console.log(record)

  await needTool('The build', 'astro', ['build'], {
    env: {
      JINGZHONG_DEMO: undefined,
      JINGZHONG_CENTRES: undefined,
      JINGZHONG_REPORTING: undefined,
    },
  })
  const config = workerConfig(DIST)
  if (!config) throw new Stop('The build has no Worker.')
  if (dryRun) {
    await needTool("wrangler's dry run", 'wrangler', ['deploy', '--dry-run', '--config', config])
    console.log('\nA dry run: nothing was sent. Not checked without your account: secrets.')
    return 0
  }
  await needTool('Migrating the database', 'wrangler', [
    'd1',
    'migrations',
    'apply',
    'DB',
    '--remote',
  ])
  const sent = ['deploy', '--config', config, '--message', record]
  await needTool('Deploying', 'wrangler', sent)
  console.log(
    `\nDeployed to ${operator.url}: open it, send a report, and open that in the console.`,
  )
  return 0
})

function read(name: string): unknown {
  return parse(readFileSync(join(ROOT, 'content', name), 'utf8'))
}

/** Kept with the deployment: who said what about whose data goes where. */
function recordOf({ operator, answers, today }: Facts): string {
  const place = `data ${answers.abroad ? 'outside' : 'inside'} the mainland`
  const why = answers.override ? `; override: ${answers.override}` : ''
  return `${today} ${operator.name.en} (${answers.kind}), ${place}${why}`
}
