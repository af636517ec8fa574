import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PROBLEMS } from '../../functions/http/errors.ts'
import { type ApiWord, describeApi } from '../../functions/openapi/openapi.ts'
import { EDITIONS } from '../../site/editions.ts'
import { readYaml } from '../../site/vite/yaml.mjs'
import { KEEPS_OFFLINE } from '../support/pages.ts'
import { fetchPortal } from '../support/portal.ts'

describe('/api/openapi.json', () => {
  it('is the description of this version, as JSON', async () => {
    const response = await fetchPortal('/api/openapi.json')
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/json',
    ])
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(await response.json()).toEqual(
      JSON.parse(JSON.stringify(describeApi({ title: 'Jingzhong', version, say: english }))),
    )
  })
})

describe('/api/', () => {
  it.each(EDITIONS.map(({ prefix }) => [`${prefix && `/${prefix}`}/api/`]))(
    'has a place for every type of problem, and no script, at %s',
    async (path) => {
      const html = await (await fetchPortal(path)).text()
      for (const code of Object.keys(PROBLEMS)) expect(html).toContain(`id="problem-${code}"`)
      expect(html.replace(KEEPS_OFFLINE, '')).not.toMatch(/<script/)
    },
  )

  it('is where the answers of the API point to', async () => {
    const response = await fetchPortal('/api/v1/nothing')
    const { type } = (await response.json()) as { type: string }
    expect(type).toBe('/api/#problem-not-found')
  })
})

const words = readYaml('content/strings/en/api.yaml') as Record<string, unknown>

function english(word: ApiWord): string {
  const steps = word.split('.')
  return String(steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], words))
}
