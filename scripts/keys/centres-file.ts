import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import { type CentresFile, centresSchema } from '../../functions/centres/centres.schema.ts'
import { Stop } from '../run/stop.ts'

/** A public key as it stands in the centres file; days are civil days. */
export type PublicKey = CentresFile['recovery'][number]

/** The centres file as data, and as the text that `addKey` works on. @throws Stop */
export function readCentresFile(path: string): CentresFile & { readonly text: string } {
  if (!existsSync(path)) throw new Stop(`${path} does not exist`)
  const text = readFileSync(path, 'utf8')
  return { ...parseCentres(path, text), text }
}

/**
 * Replaces the file in one step, so that a crash leaves the old one or the new one.
 * @throws Stop when the text is no centres file any more, or can't be written
 */
export function writeCentresFile(path: string, text: string): void {
  parseCentres(path, text)
  const next = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(next, text)
    renameSync(next, path)
  } catch (error) {
    rmSync(next, { force: true })
    throw new Stop(`can't write ${path} (${(error as NodeJS.ErrnoException).code})`)
  }
}

function parseCentres(path: string, text: string): CentresFile {
  const document = parseDocument(text)
  const [error] = document.errors
  if (error) throw new Stop(`${path}: ${error.message.split('\n')[0]}`)
  const parsed = centresSchema.safeParse(document.toJS())
  const [issue] = parsed.error?.issues ?? []
  if (issue) throw new Stop(`${path}: ${issue.path.join('.')} ${issue.message}`)
  return parsed.data as CentresFile
}
