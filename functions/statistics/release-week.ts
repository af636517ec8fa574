import {
  ELSEWHERE,
  type Family,
  type Lists,
  LOOK_LIMITS,
  membersOf,
  PASSED_ON,
  stream,
  TOTAL,
} from './streams.ts'

export type Counts = Readonly<Record<string, number>>

/** Everything is published in fives, so that no number stands for fewer than five reports. */
export const STEP = 5

const fives = (n: number) => Math.floor(n / STEP) * STEP

/**
 * What may be published at the end of a week: of each stream as many fives as are full. What is left, at
 * most four of a stream, waits and is published with a later week. So no published number, and no
 * difference of two, stands for fewer than five reports.
 *
 * Numbers that belong together could still give each other away: if twenty reports were published in
 * all, and of five types none, each type would have exactly four. So
 * - the total never runs so far ahead of types (or provinces) that one of them couldn't be empty,
 * - the sums named and the first looks never run ahead of the total, nor those passed on ahead of the
 *   looks: then that they are part of it says nothing new.
 * What that holds back waits as well.
 *
 * Provinces are released whether the operator publishes them or not, so that the total never has to be
 * taken back when they begin to.
 *
 * @param counts what there is, from the beginning to the end of the week
 * @param before what had been released by the week before
 * @returns what is released now, from the beginning; multiples of five that never fall
 */
export function releaseWeek(counts: Counts, before: Counts, lists: Lists): Counts {
  const after: Record<string, number> = { ...before }
  const isPublic = (name: string) => after[name] ?? 0
  const sumOf = (names: readonly string[]) => names.reduce((sum, n) => sum + isPublic(n), 0)

  /** All streams of a family that there could be: each is known to hold from nought to four more. */
  const all = (family: Family, listed: readonly string[]) =>
    [...new Set([...listed, ...membersOf(counts, family)])].map((of) => stream(family, of))

  /** As far as the total may run ahead of a family, so that each of its streams could be empty. */
  const most = (names: readonly string[]) =>
    fives(
      names.reduce((sum, name) => sum + fives(counts[name] ?? 0), 0) +
        (STEP - 1) * (names.length - 1),
    )
  const fill = (names: readonly string[], upTo: number) => {
    let room = upTo - sumOf(names)
    for (const name of names) {
      const more = Math.min(fives(counts[name] ?? 0) - isPublic(name), room)
      after[name] = isPublic(name) + more
      room -= more
    }
  }

  const types = all('type', lists.scamTypes)
  const provinces = all('province', [...lists.provinces, ELSEWHERE])
  const full = Math.min(fives(counts[TOTAL] ?? 0), most(types), most(provinces))
  // A shorter list would lower it; but what an older list allowed is published.
  const limit = Math.max(full, isPublic(TOTAL))
  after[TOTAL] = limit
  fill(types, limit)
  fill(provinces, limit)
  const looks = all('look', [...LOOK_LIMITS.map(String), 'later'])
  fill(looks, limit)
  fill([PASSED_ON], sumOf(looks))
  fill(all('band', []), limit)
  return Object.fromEntries(Object.entries(after).filter(([, n]) => n > 0))
}
