import { describe, expect, it } from 'vitest'
import { fireScheduled } from '../../../../scripts/portal/serve-worker.ts'
import { EDITIONS } from '../../../../site/editions.ts'
import { fetchPortal, portal } from '../../../support/portal.ts'

interface Answer {
  data: Record<string, unknown>
  portal: { demo: boolean; reports: number; weeks: { from: string }[] }
}

const ask = async () => (await (await fetchPortal('/api/v1/statistics')).json()) as Answer

describe('GET /api/v1/statistics', () => {
  it('has the tables of /data/, row by row', async () => {
    const { data } = await ask()
    for (const [table, rows] of Object.entries(data)) {
      expect([table, rows]).toEqual([
        table,
        await (await fetchPortal(`/data/${table}.json`)).json(),
      ])
    }
    expect(Object.keys(data)).toEqual(['facts', 'sources', 'caveats', 'mechanisms'])
  })

  it('has the demonstration’s weeks, marked, as the Worker itself would publish them', async () => {
    const before = await ask()
    expect(before.portal).toMatchObject({ demo: true, weeks: expect.any(Array) })
    expect(await fireScheduled(portal().origin)).toBe(true)
    expect((await ask()).portal).toEqual(before.portal)
  })
})

describe('/statistics/portal/', () => {
  it.each(
    EDITIONS.map(({ prefix, locale }) => [`${prefix && `/${prefix}`}/statistics/portal/`, locale]),
  )(
    'says what it is and isn’t, marks made-up reports, and has a table for every bar, at %s',
    async (path, locale) => {
      const html = await (await fetchPortal(path)).text()
      expect(html).toContain(
        locale === 'en' ? 'not how often fraud happens' : '说明不了诈骗有多常见',
      )
      expect(html).toContain(locale === 'en' ? 'Demonstration data' : '演示数据')
      const bars = html.match(/<a href="#[a-z]+--/g)?.length ?? 0
      expect(bars).toBeGreaterThan(20)
      expect(html.match(/<td>/g)?.length).toBe(bars)
    },
  )

  it('is linked from the figures', async () => {
    for (const prefix of ['', '/en', '/easy', '/en/easy']) {
      const html = await (await fetchPortal(`${prefix}/statistics/`)).text()
      expect(html).toContain(`href="${prefix}/statistics/portal/"`)
    }
  })

  it('answers GET and HEAD only', async () => {
    const response = await fetchPortal('/statistics/portal/', { method: 'POST', body: 'x' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})
