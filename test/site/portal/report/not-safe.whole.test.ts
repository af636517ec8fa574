import { expect, test } from 'vitest'
import { KINDS } from '../../../../functions/reports/vocabulary.ts'
import { EDITIONS } from '../../../../site/editions.ts'
import { fetchPortal } from '../../../support/portal.ts'

const FORMS = EDITIONS.flatMap(({ prefix }) =>
  KINDS.map((kind) => `${prefix && `/${prefix}`}/report/${kind}/`),
)

test.each(FORMS)(
  '%s: “I am not safe” calls people and asks, sends and stores nothing',
  async (path) => {
    const html = await (await fetchPortal(path)).text()
    const [notSafe = ''] = /<details class="not-safe"[\s\S]*?<\/details>/.exec(html) ?? []
    const called = [...notSafe.matchAll(/href="([^"]+)"/g)].map(([, to]) => to)
    expect(called.slice(0, 3)).toEqual(['tel:110', 'tel:120', 'tel:12356'])
    expect(called.filter((to) => !to?.startsWith('tel:'))).toEqual([])
    expect(notSafe).toMatch(/叫离你最近的人|person nearest to you/)
    expect(notSafe).not.toMatch(/<(?:form|input|button|script)\b/)
    expect(html.indexOf(notSafe)).toBeLessThan(html.indexOf('<form'))
  },
)
