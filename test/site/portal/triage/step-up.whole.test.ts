import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importJWK, type JWK, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, fillDemoDesk, postAs } from '../../../support/demo-desk.ts'
import { makeProposal } from '../../../support/make-proposal.ts'
import { fetchTriage, portal } from '../../../support/portal.ts'

let made: Record<string, string>
beforeAll(async () => {
  made = await fillDemoDesk()
})

describe('somebody who signed in a while ago', () => {
  test('takes nothing out, is told what to do, and comes back with filters and format', async () => {
    const place = '/triage/export/?lane=urgent'
    const stale = await submit(place, { lane: 'urgent', format: 'print' }, await staleCookie('lin'))
    const html = await stale.text()
    expect([stale.status, html.includes('class="sheet-table"')]).toEqual([403, false])
    expect(html).toContain('现在什么也没有拿出去')
    expect(choices(html)).toContain('format=print')

    const { back, cookie } = await signInFrom(html, 'lin')
    const again = await (await fetchTriage(back, { headers: { cookie } })).text()
    expect(again).not.toContain('现在什么也没有拿出去')
    expect(choices(again)).toContain('format=print')
    expect(again).toContain('name="lane" value="urgent"')
    const taken = await submit(back, { lane: 'urgent', format: 'print' }, cookie)
    expect([taken.status, await taken.text()]).toEqual([
      200,
      expect.stringContaining('sheet-table'),
    ])
  })

  test('publishes nothing, is told so, and comes back to the same warning', async () => {
    const proposed = await postAs(
      'lin',
      '/api/v1/triage/warnings',
      makeProposal({ since: '2026-05' }),
    )
    const { id } = (await proposed.json()) as { id: string }
    const place = `/triage/warnings/${id}/publication/`
    const stale = await submit(place, { version: '1' }, await staleCookie('zhou'))
    const html = await stale.text()
    expect([stale.status, html.includes('现在什么也没有公布')]).toEqual([403, true])
    expect(await stateOf(id)).toBe('proposed')

    const { back, cookie } = await signInFrom(html, 'zhou')
    expect(back).toBe(`/triage/warnings/${id}/`)
    expect((await fetchTriage(back, { headers: { cookie } })).status).toBe(200)
    expect((await submit(place, { version: '1' }, cookie)).headers.get('location')).toContain(
      'done=published',
    )
    expect(await stateOf(id)).toBe('published')
  })

  test('agrees to no verdict, is told so, and comes back to the same number', async () => {
    const place = `/triage/indicators/${made.indicator}/`
    const asked = { act: 'ask', verdict: 'disputed', grounds: 'payment-papers', askedCentre: null }
    const api = `/api/v1/triage/indicators/${made.indicator}`
    const version = async () => (await verdictOf(api))?.version ?? 0
    await postAs('lin', `${api}/verdict`, { ...asked, version: await version() })
    const agree = { act: 'agree', version: `${await version()}` }
    const stale = await submit(`${place}verdict/`, agree, await staleCookie('zhou'))
    const html = await stale.text()
    expect([stale.status, html.includes('现在什么也没有公布')]).toEqual([403, true])
    expect(await verdictOf(api)).toMatchObject({ asked: 'disputed' })

    const { back, cookie } = await signInFrom(html, 'zhou')
    expect(back).toBe(place)
    expect((await submit(`${place}verdict/`, agree, cookie)).headers.get('location')).toContain(
      'done=agree',
    )
    expect(await verdictOf(api)).toMatchObject({ verdict: 'disputed', asked: null })
  })

  test('opens, claims and puts back as ever: nobody who has to be called waits for a sign-in', async () => {
    const cookie = await staleCookie('lin')
    const report = `/triage/reports/${made.id}/`
    expect((await fetchTriage(report, { headers: { cookie } })).status).toBe(200)
    expect((await submit(`${report}release/`, {}, cookie)).status).toBe(303)
    expect((await submit(`${report}claim/`, {}, cookie)).status).toBe(303)
  })
})

/** A session that is good for hours still, and began eleven minutes ago. */
async function staleCookie(person: string): Promise<string> {
  const jwk = JSON.parse(readFileSync(join(portal().state, 'issuer.jwk.json'), 'utf8')) as JWK
  const now = Math.floor(Date.now() / 1_000)
  const [, payload = ''] = (await cookieOf(person)).split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  const token = await new SignJWT({ ...claims, iat: now - 11 * 60, nbf: now - 11 * 60 })
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid ?? '' })
    .sign(await importJWK(jwk, 'RS256'))
  return `CF_Authorization=${token}`
}

/** A plain form of a page of the console. */
const submit = (path: string, fields: Record<string, string>, cookie: string) =>
  fetchTriage(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      cookie,
    },
    body: new URLSearchParams(fields).toString(),
  })

/** Follows the link that the page gives, and signs in there. @returns where that leads, and the new session */
async function signInFrom(html: string, person: string) {
  const [, link = ''] = /role="alert"[\s\S]*?<a [^>]*href="([^"]+)"/.exec(html) ?? []
  const to = new URL(link.replaceAll('&amp;', '&').replaceAll('&#38;', '&'))
  const local = `http://127.0.0.1:${to.port}`
  const page = await (await fetch(`${local}${to.pathname}${to.search}`)).text()
  const [, field = ''] = /name="to" value="([^"]*)"/.exec(page) ?? []
  const answer = await fetch(`${local}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ id: person, to: field.replaceAll('&amp;', '&') }),
    redirect: 'manual',
  })
  const back = new URL(answer.headers.get('location') ?? '')
  return {
    back: `${back.pathname}${back.search}`,
    cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '',
  }
}

/** What is chosen among the radio buttons of a page. */
const choices = (html: string): string[] =>
  (html.match(/<input type="radio"[^>]*>/g) ?? []).flatMap((tag) =>
    / checked/.test(tag)
      ? [`${/name="([^"]*)"/.exec(tag)?.[1]}=${/value="([^"]*)"/.exec(tag)?.[1]}`]
      : [],
  )

/** What is held of an indicator now. */
async function verdictOf(api: string): Promise<{ version: number } | null> {
  const answer = await fetchTriage(api, { headers: { cookie: await cookieOf('lin') } })
  return ((await answer.json()) as { verdict: { version: number } | null }).verdict
}

async function stateOf(warning: string): Promise<string> {
  const answer = await fetchTriage(`/api/v1/triage/warnings/${warning}`, {
    headers: { cookie: await cookieOf('lin') },
  })
  return ((await answer.json()) as { state: string }).state
}
