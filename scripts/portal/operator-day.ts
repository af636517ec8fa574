import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { dayIn } from '../keys/days.ts'
import { ROOT } from '../run/tools.ts'

/** The civil day where the operator is. */
export function today(): string {
  const { timeZone } = parse(readFileSync(join(ROOT, 'content', 'operator.yaml'), 'utf8'))
  return dayIn(timeZone, new Date())
}
