import type { CardStore } from '../../functions/cards/card.store.ts'
import { toEntry } from '../../functions/warnings/to-entry.ts'
import type { OneScope, Warning, Withdrawal } from '../../functions/warnings/warning.schema.ts'
import type { WarningStore } from '../../functions/warnings/warning.store.ts'

interface Row {
  warning: Warning
  withdrawal: Withdrawal | null
  seq: number
  at: string
}

/**
 * The table of warnings in memory, for tests in which thousands of writers meet: each call is one moment,
 * as in D1, and takes as long as `turn` does.
 */
export function rowsOfWarnings() {
  const rows = new Map<string, Row>()
  const lastSeq = () => Math.max(0, ...[...rows.values()].map(({ seq }) => seq))
  const list = (isIn: (warning: Warning) => boolean) => ({
    seq: lastSeq(),
    entries: [...rows.values()]
      .filter(({ warning, withdrawal }) => !withdrawal && isIn(warning))
      .map(({ warning }) => toEntry(warning)),
    withdrawn: [...rows.values()]
      .filter(({ warning, withdrawal }) => withdrawal && warning.by === 'editors')
      .map(({ warning }) => warning.id),
  })
  /** The table as one request reaches it. */
  const through = (turn: () => Promise<void>) => {
    const asked = async <T>(answer: () => T): Promise<T> => {
      await turn()
      const value = structuredClone(answer())
      await turn()
      return value
    }
    const store: Partial<WarningStore> = {
      lastSeq: () => asked(lastSeq),
      shownAfter: (now) => asked(() => list(({ expiresAt }) => expiresAt > now)),
      shownOfSchool: (school, now) =>
        asked(() => list((one) => one.school?.id === school && one.expiresAt > now)),
      find: (ids) =>
        asked(
          () =>
            new Map(
              ids.flatMap((id): [string, OneScope][] => {
                const row = rows.get(id)
                if (!row) return []
                const { warning, withdrawal } = row
                return [[id, withdrawal ? { withdrawal } : { warning }]]
              }),
            ),
        ),
      changedAfter: (seq, limit) =>
        asked(() =>
          [...rows.values()]
            .filter((row) => row.seq > seq)
            .sort((a, b) => a.seq - b.seq)
            .slice(0, limit)
            .map(({ warning, seq: no, at }) => ({
              ...{ id: warning.id, seq: no, at, school: warning.school?.id ?? null },
            })),
        ),
    }
    /** Each that officers published has a card, until it is withdrawn. */
    const cards: Pick<CardStore, 'listed' | 'find'> = {
      listed: (ids) =>
        asked(() =>
          ids.flatMap((id) => {
            const row = rows.get(id)
            if (row?.warning.by !== 'officers') return []
            return [{ id, lang: 'zh' as const, isShown: row.withdrawal === null }]
          }),
        ),
      find: (id) =>
        asked(() =>
          rows.get(id)?.withdrawal === null ? { png: new ArrayBuffer(8), digest: id } : null,
        ),
    }
    /** Publishes or withdraws, or leaves things as they are, as is decided in that moment. */
    const change = (
      warning: Warning,
      decide: () => { withdrawal: Withdrawal | null; at: string } | null,
    ) =>
      asked(() => {
        const decided = decide()
        if (decided) rows.set(warning.id, { warning, seq: lastSeq() + 1, ...decided })
      })
    return { store: store as WarningStore, cards: cards as CardStore, change }
  }
  return { through }
}
