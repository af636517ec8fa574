import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { OPERATOR_KINDS } from '../../functions/operator/operator.schema.ts'
import { Stop } from '../run/stop.ts'
import type { Answers } from './facts.ts'

const USAGE =
  'npm run deploy -- [--dry-run] [--kind police|school|ngo] [--abroad yes|no] [--override "why it is lawful"]'

/**
 * Who runs the portal and where data will lie: asked each time, because whoever deploys must know it.
 * Options answer in advance, where nobody sits at the keyboard.
 */
export async function readAnswers(): Promise<Answers & { readonly dryRun: boolean }> {
  const { kind, abroad, override, 'dry-run': dryRun } = options()
  const missing = kind === undefined || abroad === undefined
  if (missing && !process.stdin.isTTY) throw new Stop(`Say --kind and --abroad. ${USAGE}`)
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return {
      kind: await choose('Who runs this portal? police, school or ngo: ', OPERATOR_KINDS, kind),
      abroad:
        (await choose(
          'Will what people send be stored outside the Chinese mainland? yes or no: ',
          ['yes', 'no'] as const,
          abroad,
        )) === 'yes',
      override: override ?? null,
      dryRun: dryRun ?? false,
    }
  } finally {
    lines.close()
  }

  async function choose<T extends string>(question: string, among: readonly T[], given?: string) {
    const answer = given ?? (await lines.question(question))
    const chosen = among.find((one) => one === answer.trim().toLowerCase())
    if (!chosen) throw new Stop(`"${answer}" is none of ${among.join(', ')}.`)
    return chosen
  }
}

function options() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      options: { kind: text, abroad: text, override: text, 'dry-run': { type: 'boolean' } },
    }).values
  } catch {
    throw new Stop(USAGE)
  }
}
