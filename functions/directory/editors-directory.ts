import raw from '../../content/directory.yaml'
import { parseContent } from '../content/parse-content.ts'
import { directorySchema } from './directory.schema.ts'
import type { DirectoryEntry } from './vocabulary.ts'

let compiledIn: readonly DirectoryEntry[] | undefined

/** The entries of content/directory.yaml, compiled in. */
export function editorsDirectory(): readonly DirectoryEntry[] {
  compiledIn ??= parseContent(directorySchema, raw, 'content/directory.yaml')
  return compiledIn
}
