import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { headersFor } from '../../functions/http/headers.ts'
import {
  clientFolder,
  consolePaths,
  LEAD,
  onDemandPaths,
  prerenderedPaths,
} from '../support/pages.ts'
import { fetchPortal, fetchTriage, signInAs } from '../support/portal.ts'

/** Besides pages: files, the API, what doesn't exist, and redirects of the Worker. */
const OTHERS = [
  '/favicon.svg',
  '/sw.js',
  '/manifest.webmanifest',
  '/guides/feed.xml',
  '/warnings/feed.xml',
  '/en/warnings/feed.json',
  '/icons/192.png',
  '/api/v1/health',
  '/api/v1/statistics',
  '/api/v1/warnings',
  '/widget.js',
  '/widget/1.js',
  '/schools/widgets/',
  '/embed/warnings/',
  '/embed/helplines/?theme=dark',
  '/embed/report/',
  '/embed/board/',
  '/embed/nothing/',
  '/data/facts.csv',
  '/data/datapackage.json',
  '/api/v1/nothing-here',
  '/nothing-here/',
  '/en/nothing-here/',
  '/report/nothing-here/',
  '/triage/',
]

/** An empty form stays in its own browser, so that going back finds the same token. */
const kept = { 'Cache-Control': 'private, no-cache' }

describe('every answer carries the headers of its route group, and each once', () => {
  test('pages from the asset layer', async () => {
    expect(await wrongHeaders(prerenderedPaths(), fetchPortal)).toEqual([])
  })

  test('pages from the Worker', async () => {
    expect(await wrongHeaders(onDemandPaths(), fetchPortal, kept)).toEqual([])
  })

  test("the console's pages", async () => {
    const asOfficer = (path: string) => fetchTriage(path, { headers: { cookie } })
    const paths = await consolePaths()
    const isForm = (path: string) => /\/triage\/new\/[a-z-]+\/$/.test(path)
    const others = paths.filter((path) => !isForm(path))
    expect(await wrongHeaders(others, asOfficer)).toEqual([])
    expect(await wrongHeaders(paths.filter(isForm), asOfficer, kept)).toEqual([])
  })

  test('files, the API and what does not exist', async () => {
    expect(await wrongHeaders([...OTHERS, firstStyle()], fetchPortal)).toEqual([])
  })

  test('refused methods', async () => {
    const post = (path: string) => fetchPortal(path, { method: 'POST', body: 'x' })
    expect(
      await wrongHeaders(['/', '/api/v1/health', '/report/fraud/', '/report/clue/'], post),
    ).toEqual([])
  })
})

let cookie: string
beforeAll(async () => {
  cookie = await signInAs(LEAD)
})

async function wrongHeaders(
  paths: string[],
  ask: (path: string) => Promise<Response>,
  or: Readonly<Record<string, string>> = {},
) {
  const wrong: string[] = []
  for (const path of paths) {
    const { headers } = await ask(path)
    for (const [name, value] of Object.entries(headersFor(path))) {
      const got = headers.get(name)
      if (got !== value && (got === null || got !== or[name])) wrong.push(`${path} ${name}: ${got}`)
    }
  }
  return wrong
}

const firstStyle = () =>
  `/_astro/${readdirSync(`${clientFolder()}/_astro`).find((file) => file.endsWith('.css'))}`
