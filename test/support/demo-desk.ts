import { sendReport } from './officer-browser.ts'
import { oneOfEach } from './one-of-each.ts'
import { fetchPortal, fetchTriage, signInAs } from './portal.ts'

const cookies = new Map<string, string>()

/** The cookie of a demo officer, signed in once. */
export async function cookieOf(person: string): Promise<string> {
  const known = cookies.get(person) ?? (await signInAs(person))
  cookies.set(person, known)
  return known
}

/** JSON to the console's API, from a page of the console. */
export const postAs = async (person: string, path: string, body: unknown): Promise<Response> =>
  fetchTriage(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      cookie: await cookieOf(person),
    },
    body: JSON.stringify(body),
  })

const APPEALED = { kind: 'phone', value: '139 1234 5678' }

/**
 * One of everything that officers of the demonstration make, so that every page of the console has
 * something to be about. `report` is what the reports say beside a plain one, `appeal` what is appealed.
 * @returns what stands for each `:name` of POLICY's paths; `id` is a report
 */
export async function fillDemoDesk(report: Record<string, unknown> = {}, appeal = '这是我。') {
  const send = async () => {
    const id = /reports\/([^/]+)/.exec(await sendReport(report))?.[1] ?? ''
    const claimed = await postAs('lin', `/api/v1/triage/reports/${id}/claim`, {})
    if (!claimed.ok) throw new Error(await claimed.text())
    return id
  }
  const reports = [await send(), await send()] as const
  const made = await oneOfEach({
    otherCentre: 'demo-city',
    post: postAs,
    officer: 'lin',
    lead: 'chen',
    reports,
    hooks: `https://hooks.jiangpan.example/${reports[0]}`,
  })
  const led = await fetchTriage(`/triage/reports/${reports[0]}/indicators/0/`, {
    headers: { cookie: await cookieOf('lin') },
  })
  const indicator = /indicators\/([^/]+)/.exec(led.headers.get('location') ?? '')?.[1] ?? ''
  const [, kind = ''] = indicator.split('.')
  if (!kind) throw new Error(`no indicator: ${led.status}`)
  return { ...made, id: reports[0], indicator, appeal: await objectTo(appeal) }
}

/** Somebody objects to what is said of a number. @returns the appeal's id */
export async function objectTo(text: string): Promise<string> {
  const appealed = await fetchPortal('/api/v1/appeals', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      ...{ locale: 'zh-CN', relation: 'mine', indicator: APPEALED, text },
    }),
  })
  if (appealed.status !== 201) throw new Error(await appealed.text())
  const { reference } = (await appealed.json()) as { reference: string }
  const answer = await fetchTriage('/api/v1/triage/appeals', {
    headers: { cookie: await cookieOf('lin') },
  })
  const { appeals } = (await answer.json()) as { appeals: { id: string; reference: string }[] }
  return appeals.find((one) => one.reference === reference)?.id ?? ''
}
