import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import * as z from 'zod/mini'
import { Refusal } from './refusal.ts'

const publicKey = z.object({
  id: z.string(),
  from: z.string(),
  until: z.string(),
  publicKey: z.string(),
  demo: z.optional(z.boolean()),
  revokedOn: z.optional(z.string()),
})

/** What this script needs of a centres file; the build checks the rest. */
const centresFile = z.object({
  centres: z.array(z.object({ id: z.string(), keys: z.array(publicKey) })),
  recovery: z.array(publicKey),
})

/** A public key as it stands in the centres file; days are civil days. */
export type PublicKey = z.infer<typeof publicKey>

export interface CentresFile extends z.infer<typeof centresFile> {
  readonly text: string
}

/** @throws Refusal when the file is missing, isn't YAML or isn't shaped as centres */
export function readCentresFile(path: string): CentresFile {
  if (!existsSync(path)) throw new Refusal(`${path} does not exist`)
  const text = readFileSync(path, 'utf8')
  const document = parseDocument(text)
  const [error] = document.errors
  if (error) throw new Refusal(`${path}: ${error.message.split('\n')[0]}`)
  const parsed = centresFile.safeParse(document.toJS())
  const [issue] = parsed.error?.issues ?? []
  if (issue) throw new Refusal(`${path}: ${issue.path.join('.')}: ${issue.message}`)
  return { ...(parsed.data as z.infer<typeof centresFile>), text }
}

/** Replaces the file in one step, so that a crash leaves the old one or the new one. */
export function writeCentresFile(path: string, text: string): void {
  const next = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(next, text)
    renameSync(next, path)
  } catch (error) {
    rmSync(next, { force: true })
    throw new Refusal(`can't write ${path} (${(error as NodeJS.ErrnoException).code})`)
  }
}
