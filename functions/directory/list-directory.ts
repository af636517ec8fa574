import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import type { OwnEntry } from './directory.store.ts'

/** An entry as the console shows it. */
export interface ListedEntry extends OwnEntry {
  /** False for one of content/directory.yaml that the centre has not corrected. */
  readonly own: boolean
}

/** The editors' entries, each as the officer's centre has corrected it, and the centre's own. */
export async function listDirectory(
  { directory, editorsDirectory }: Pick<Context, 'directory' | 'editorsDirectory'>,
  officer: Pick<Officer, 'centreId'>,
): Promise<readonly ListedEntry[]> {
  const own = await directory.own(officer.centreId)
  const corrected = new Set(own.map(({ id }) => id))
  return [
    ...own.map((entry) => ({ ...entry, own: true })),
    ...editorsDirectory
      .filter(({ id }) => !corrected.has(id))
      .map((entry) => ({ ...entry, retired: false, own: false })),
  ]
}
