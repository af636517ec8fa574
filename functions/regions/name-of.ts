import english from '../../content/regions/en.yaml'
import type { Locale } from '../fields/locale.ts'
import { findRegion } from './regions.ts'

const ENGLISH = english as Readonly<Record<string, string>>

/**
 * A place with what it lies in: '四川省成都市武侯区', in English 'Sichuan, 成都市武侯区' (only provinces
 * have English names). A code that isn't in the list, of an older year or 'overseas', comes back as it is.
 */
export function nameOf(code: string, locale: Locale): string {
  const region = findRegion(code)
  if (!region) return code
  const [province, ...smaller] = [...region.within, region]
  const names = smaller.map(({ name }) => name)
  // 北京市 is its own only city: said once.
  if (names[0] === province?.name) names.shift()
  if (locale === 'zh-CN') return [province?.name, ...names].join('')
  return [ENGLISH[province?.code ?? ''] ?? province?.name, names.join('')]
    .filter(Boolean)
    .join(', ')
}
