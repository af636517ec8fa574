import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { KINDS } from '../../functions/reports/vocabulary.ts'
import { EDITIONS } from '../../site/editions.ts'
import { PORTAL_ROUTES } from '../../site/vite/portal-routes.mjs'
import { readYaml } from '../../site/vite/yaml.mjs'
import { fetchPortal, fetchTriage, portal, signInAs } from './portal.ts'

/** A page of the built portal, by its path; the console's pages are asked for as an officer. */
export type Page = {
  readonly path: string
  readonly html: string
  readonly host: 'portal' | 'triage'
}

/** The folder that the asset layer serves. */
export const clientFolder = () => join(portal().out, 'client')

/** Paths of all prerendered pages: `/guides/romance/`, `/404.html`. */
export function prerenderedPaths(): string[] {
  return readdirSync(clientFolder(), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${relative('.', file)}`.replace(/(^|\/)index\.html$/, '$1'))
    .sort()
}

/** A place for an id of something that is stored. */
const NEEDS_ID = /\[(?!\.\.\.|kind\])\w+\]/

/** Patterns of the on-demand pages that need no id; each of the editors' warnings stands for its own. */
const portalPatterns = (): string[] =>
  PORTAL_ROUTES.filter(
    ([, file]) => file?.endsWith('.astro') && existsSync(`site/portal/${file}`),
  ).flatMap(([pattern = '', file]) => {
    if (file === 'warning.astro') return warningIds().map((id) => pattern.replace('[id]', id))
    if (file === 'school.astro') return schoolIds().map((id) => pattern.replace('[school]', id))
    if (pattern.includes('[kind]')) return KINDS.map((kind) => pattern.replace('[kind]', kind))
    return NEEDS_ID.test(pattern) ? [] : [pattern]
  })

const warningIds = (): string[] => {
  const { warnings } = readYaml('content/warnings.yaml') as { warnings: { id: string }[] }
  return warnings.map(({ id }) => id)
}

const schoolIds = (): string[] => {
  const { schools } = readYaml('content/schools.yaml') as { schools: { id: string }[] }
  return schools.map(({ id }) => id)
}

/** Paths that the Worker renders for anyone, in every edition. */
export const onDemandPaths = (): string[] =>
  portalPatterns()
    .filter((pattern) => pattern.startsWith('/[...edition]/'))
    .flatMap((pattern) =>
      EDITIONS.map(({ prefix }) =>
        pattern.replace('/[...edition]', prefix && `/${prefix}`).concat('/'),
      ),
    )

/** Who may see every page of the console but a school's own room, and who may see that one. */
export const LEAD = 'chen'
export const CONTACT = 'he'

/** The one room of a school's own people. */
export const campusPaths = (): string[] =>
  portalPatterns()
    .filter((pattern) => pattern.includes('/triage/campus') && !pattern.includes('[warning]'))
    .map((pattern) => `${pattern}/`)

/** The console's pages, and of those about one thing (a report, a warning) one that its list shows. */
export async function consolePaths(): Promise<string[]> {
  const pages = portalPatterns()
    // What is only ever posted (a view of one's own, acts on cases) leads back to its list when it is asked for.
    .filter((pattern) => /^(?:\/en)?\/triage(?!\/(?:views|cases\/[a-z]|campus))/.test(pattern))
    .map((pattern) => `${pattern}/`)
  const headers = { cookie: await signInAs(LEAD) }
  const lists = await Promise.all(
    pages.map(async (path) => (await fetchTriage(path, { headers })).text()),
  )
  const linked = [...new Set(lists.flatMap(linksIn))]
  const report = linked.find((path) => /^\/triage\/reports\/[^/]+\/$/.test(path))
  if (!report) throw new Error('the queue shows no report of the demonstration')
  const ofOne = PORTAL_ROUTES.map(([pattern = '']) => pattern)
    .filter((pattern) => /^\/triage\/.*\[\w+\]$/.test(pattern))
    .map((pattern) => new RegExp(`^${pattern.replace(/\[\w+\]/g, '[^/]+')}/$`))
    .flatMap((pattern) => linked.find((path) => pattern.test(path) && !pages.includes(path)) ?? [])
  return [...new Set([...pages, report, `/en${report}`, ...ofOne])]
}

const linksIn = (html: string): string[] =>
  [...html.matchAll(/href="(\/triage\/[^"?#]+)"/g)].map(([, path = '']) => path)

/** Every page, as a browser gets it. */
export async function allPages(): Promise<Page[]> {
  const cookies = { lead: await signInAs(LEAD), contact: await signInAs(CONTACT) }
  const built = prerenderedPaths().map((path): Page => {
    const file = join(clientFolder(), path.endsWith('/') ? `${path}index.html` : path)
    return { path, html: readFileSync(file, 'utf8'), host: 'portal' }
  })
  const rendered = onDemandPaths().map(async (path): Promise<Page> => {
    return { path, html: await bodyOf(path, await fetchPortal(path)), host: 'portal' }
  })
  const asked =
    (cookie: string) =>
    async (path: string): Promise<Page> => {
      const answer = await fetchTriage(path, { headers: { cookie } })
      return { path, html: await bodyOf(path, answer), host: 'triage' }
    }
  const consoles = (await consolePaths()).map(asked(cookies.lead))
  const campus = campusPaths().map(asked(cookies.contact))
  return [...built, ...(await Promise.all([...rendered, ...consoles, ...campus]))]
}

async function bodyOf(path: string, response: Response): Promise<string> {
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
  return response.text()
}

/** The template of site/pages that a prerendered path comes from: `/guides/[slug]`. */
export function templateOf(path: string, templates = pageTemplates()): string {
  const bare = path.replace(/^\/en(?=\/)/, '').replace(/^\/easy(?=\/)/, '')
  const known = templates.find(({ pattern }) => pattern.test(bare))?.name
  // Warnings and schools are rendered on demand, all by one page each.
  return known ?? bare.replace(/^(\/(?:warnings|schools)\/)[a-z0-9-]+\/$/, '$1[id]/')
}

/** Fixed names before parameters, as Astro's router has it. */
export function pageTemplates(folder = 'site/pages/[...edition]') {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.astro'))
    .map((file) => `/${file.replace(/\.astro$/, '').replace(/(^|\/)index$/, '')}`)
    .sort((a, b) => Number(a.includes('[')) - Number(b.includes('[')))
    .map((name) => ({ name, pattern: new RegExp(`^${name.replace(/\[[^\]]+\]/g, '[^/]+')}/?$`) }))
}

/** The one script of every page: it starts the service worker, and no page needs it. */
export const KEEPS_OFFLINE = /<script type="module" src="[^"]*KeepOffline[^"]*"><\/script>/
