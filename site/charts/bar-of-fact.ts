import type { Fact } from '../schemas/fact-source'
import type { Chart } from '../schemas/statistics'
import type { BarEnd } from './lay-out-bars'

/** What a hedge of content/facts/vocabulary.yaml means for the end of a bar. */
const ENDS: Readonly<Record<string, BarEnd>> = {
  余: 'more',
  多: 'more',
  超过: 'more',
  上: 'more',
  近: 'near',
  约: 'about',
  左右: 'about',
  不得超过: 'most',
  个位数: 'most',
}

/** How the bar of a figure ends; a hedge that no bar can show stops the build. */
export function endOf({ id, hedge }: Pick<Fact, 'id' | 'hedge'>): BarEnd {
  if (hedge === null) return 'exact'
  const end = ENDS[hedge]
  if (!end)
    throw new Error(`content/statistics.yaml: the bar of ${id} can't show the hedge ${hedge}`)
  return end
}

/** The length of a figure's bar: its value, or what became of 100 of the earlier period. */
export function lengthOf(fact: Pick<Fact, 'value' | 'comparison'>, kind: Chart['kind']): number {
  if (kind !== 'change') return fact.value
  return fact.comparison?.direction === 'down' ? 100 - fact.value : 100 + fact.value
}

/** What a full line stands for: the whole of a share, the 100 of a change. */
export const baseOf = (kind: Chart['kind']) => (kind === 'amount' ? undefined : 100)
