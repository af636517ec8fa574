// Longer than most files: every route of the API is asked once.

import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { pageOfCard } from '../../../functions/cards/card-code.ts'
import { linkArrivals } from '../../../functions/cases/link-arrivals.ts'
import { createContext } from '../../../functions/context.ts'
import { PROBLEMS, type ProblemCode } from '../../../functions/http/errors.ts'
import { sealMessage } from '../../../functions/messages/sealed-message.ts'
import {
  ROUTES,
  type RouteDescription,
  type RouteId,
} from '../../../functions/openapi/operations.ts'
import { operatorFrom } from '../../../functions/operator/operator.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { parseReceipt, splitReceipt } from '../../../functions/sealing/receipt.ts'
import { RECEIPT_KID } from '../../../functions/sealing/sealed-part.ts'
import { openConsole } from '../../support/console.ts'
import { openDoor, testEnv } from '../../support/door.ts'
import { EVIDENCE_PATH, jpegBytes, uploaderOf } from '../../support/evidence.ts'
import { sentCard } from '../../support/make-card.ts'
import { makeProposal, revised } from '../../support/make-proposal.ts'
import { makeReport } from '../../support/make-report.ts'
import { storeReport } from '../../support/stored-report.ts'

describe('the description of the API and the app', () => {
  it('have the same routes', async () => {
    const { door } = await openConsole()
    const served = door.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`)
    const described = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect([...new Set(served)].sort()).toEqual(described.sort())
  })

  it('agree on what comes back, field by field', async () => {
    const answers = await askEverything()
    expect(Object.keys(answers).sort()).toEqual(ROUTES.map(({ id }) => id).sort())
    for (const route of ROUTES as readonly RouteDescription[]) {
      const { status, body } = answers[route.id as RouteId]
      expect([route.id, status]).toEqual([route.id, route.status])
      // Parsing drops what isn't described: nothing may be dropped.
      expect(parse(route, body)).toEqual(body)
    }
  })

  it('agree on what comes back for a report that is held', async () => {
    const fail = async () => {
      throw new Error('D1_ERROR: D1 DB is overloaded. Too many requests queued.')
    }
    const { report } = await openDoor({
      reports: { findAttempt: fail, insert: fail, findByReceipt: fail },
    })
    const route = ROUTES.find(({ id }) => id === 'submitReport') as RouteDescription
    const response = await report(makeReport())
    const body = await response.json()
    expect(response.status).toBe(route.held)
    expect(parse(route, body)).toEqual(body)
  })

  it.each<[RouteId, string, RequestInit]>([
    ['submitReport', '/api/v1/reports', { method: 'POST' }],
    [
      'submitReport',
      '/api/v1/reports',
      { method: 'POST', headers: { 'idempotency-key': 'short' } },
    ],
    ['submitReport', '/api/v1/reports', { method: 'POST', headers: json({}), body: '{}' }],
    ['submitReport', '/api/v1/reports', { method: 'POST', headers: json({}), body: '{' }],
    [
      'submitReport',
      '/api/v1/reports',
      { method: 'POST', headers: json({ origin: 'null' }), body: '{' },
    ],
    ['readStatus', '/api/v1/reports/status', {}],
    [
      'readStatus',
      '/api/v1/reports/status',
      { headers: { authorization: `Receipt ${'A'.repeat(43)}` } },
    ],
    ['readMessages', '/api/v1/reports/messages', {}],
    ['writeMessage', '/api/v1/reports/messages', { method: 'POST' }],
    [
      'writeMessage',
      '/api/v1/reports/messages',
      { method: 'POST', headers: json({}), body: '{"text":"?"}' },
    ],
    ['withdrawReport', '/api/v1/reports/withdrawal', { method: 'POST' }],
    ['listEvidence', EVIDENCE_PATH, {}],
    ['startEvidence', EVIDENCE_PATH, { method: 'POST', headers: json({}), body: '{}' }],
    ['sendChunk', `${EVIDENCE_PATH}/x/chunks/0`, { method: 'POST', headers: json({}), body: '{}' }],
    ['removeEvidence', `${EVIDENCE_PATH}/x/removal`, { method: 'POST' }],
    ['openEvidence', '/api/v1/triage/reports/x/evidence/y', {}],
    [
      'writeToReporter',
      '/api/v1/triage/reports/x/messages',
      { method: 'POST', headers: json({}), body: '{}' },
    ],
    ['enterReport', '/api/v1/triage/reports', { method: 'POST' }],
    [
      'enterReport',
      '/api/v1/triage/reports',
      { method: 'POST', headers: json({}), body: '{"channel":"web"}' },
    ],
    ['listWarnings', '/api/v1/warnings?kind=none', {}],
    ['getWarningCard', '/api/v1/warnings/w-none/cards/zh.png', {}],
    ['lookUp', '/api/v1/lookup/company/aB', {}],
    ['describeEmbed', '/api/v1/oembed', {}],
    [
      'findImported',
      '/api/v1/triage/imports/known',
      { method: 'POST', headers: json({}), body: '{"keys":["short"]}' },
    ],
    ['listQueue', '/api/v1/triage/queue?lane=nowhere', {}],
    ['readShift', '/api/v1/triage/shift?hours=9', {}],
    [
      'exportQueue',
      '/api/v1/triage/exports',
      { method: 'POST', headers: json({}), body: '{"format":"exe"}' },
    ],
    ['openProposal', '/api/v1/triage/warnings/w-none', {}],
    ['openIndicator', '/api/v1/triage/indicators/x', {}],
    ['submitAppeal', '/api/v1/appeals', { method: 'POST', headers: json({}), body: '{}' }],
    ['readAppeal', '/api/v1/appeals/status', {}],
    ['openAppeal', '/api/v1/triage/appeals/x', {}],
    [
      'hideForAppeal',
      '/api/v1/triage/appeals/x/hide',
      { method: 'POST', headers: json({}), body: '{}' },
    ],
    [
      'answerAppeal',
      '/api/v1/triage/appeals/x/answer',
      { method: 'POST', headers: json({}), body: '{}' },
    ],
    [
      'answerAppeal',
      '/api/v1/triage/appeals/x/answer',
      {
        method: 'POST',
        headers: json({}),
        body: JSON.stringify({ outcome: 'rejected', reason: 'new-owner' }),
      },
    ],
    [
      'giveVerdict',
      '/api/v1/triage/indicators/x/verdict',
      { method: 'POST', headers: json({}), body: '{}' },
    ],
    ...['revision', 'publication', 'cards', 'return', 'drop', 'withdrawal'].map(
      (act, n): [RouteId, string, RequestInit] => [
        (
          [
            'reviseProposal',
            'publishWarning',
            'attachCards',
            'returnProposal',
            'dropProposal',
            'withdrawWarning',
          ] as const
        )[n] as RouteId,
        `/api/v1/triage/warnings/w-none/${act}`,
        { method: 'POST', headers: json({}), body: '{}' },
      ],
    ),
    ['openReport', '/api/v1/triage/reports/zzzzzzzzzzzzzzzzzzzzzzzzzz', {}],
    ['claimReport', '/api/v1/triage/reports/zzzzzzzzzzzzzzzzzzzzzzzzzz/claim', { method: 'POST' }],
    [
      'releaseReport',
      '/api/v1/triage/reports/zzzzzzzzzzzzzzzzzzzzzzzzzz/release',
      { method: 'POST' },
    ],
    [
      'decideReport',
      '/api/v1/triage/reports/x/decision',
      { method: 'POST', headers: json({}), body: '{}' },
    ],
  ])('%s refuses only with codes that are described: %s', async (id, path, init) => {
    const { as } = await openConsole()
    const response = await as('wang', path, init)
    const { code } = await response.json<{ code: ProblemCode }>()
    expect(PROBLEMS[code]).toBe(response.status)
    expect(ROUTES.find((route) => route.id === id)?.problems).toContain(code)
  })
})

/** One good answer of every route. */
async function askEverything(): Promise<Record<RouteId, { status: number; body: unknown }>> {
  const send: typeof fetch = async () => new Response(null, { status: 204 })
  const { door, as, post, token, send: send_ } = await openConsole({ send })
  const answer = async (response: Response) => ({
    status: response.status,
    body: await response.json(),
  })
  const submitReport = await answer(await door.report(makeReport({ also: ['gave-info'] })))
  const { receipt } = submitReport.body as { receipt: string }
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error(bytes.error)
  const held = { ...(await splitReceipt(bytes.value)), receipt, reference: '' }
  const {
    auth,
    sealKeyPair: { publicKey },
  } = held
  const authorization = `Receipt ${auth}`
  const messages = '/api/v1/reports/messages'
  const writeMessage = await answer(
    await door.fetch(messages, {
      method: 'POST',
      headers: json({ authorization }),
      body: JSON.stringify({ text: '还有一点' }),
    }),
  )
  const readMessages = await answer(await door.fetch(messages, { headers: { authorization } }))
  const { report: sentTo } = readMessages.body as { report: string }
  const uploader = uploaderOf(door, { ...held, authorization })
  const picture = await uploader.seal(sentTo, jpegBytes(1_000))
  const removable = await uploader.seal(sentTo, jpegBytes(1_000))
  const startEvidence = await answer(await uploader.start(picture.file))
  await uploader.start(removable.file)
  const sendChunk = await answer(
    await uploader.chunk(picture.file.id, 0, await picture.sealChunk(0)),
  )
  const listEvidence = await answer(await uploader.list())
  const removeEvidence = await answer(await uploader.remove(removable.file.id))
  const listUrgent = await answer(await as('wang', '/api/v1/triage/urgent'))
  const report = `/api/v1/triage/reports/${sentTo}`
  // As if only a key of before opened it.
  const wrap = { kid: 'k-before', enc: 'A'.repeat(43), ct: 'A'.repeat(64) }
  await env.DB.prepare("UPDATE sealed_parts SET wraps = ? WHERE report_id = ? AND part = 'story'")
    .bind(JSON.stringify([wrap, { ...wrap, kid: RECEIPT_KID }]), sentTo)
    .run()
  const listLacking = await answer(await as('chen', '/api/v1/triage/rewraps'))
  const { recipients } = listLacking.body as { recipients: { kid: string }[] }
  const wraps = recipients.map(({ kid }) => ({ ...wrap, kid, part: 'story' }))
  const addWraps = await answer(await post('chen', `${report}/wraps`, { wraps }))
  const claimReport = await answer(await post('wang', `${report}/claim`))
  const openReport = await answer(await as('wang', report))
  const shown = await as('wang', `${report}/evidence/${picture.file.id}`)
  const openEvidence = { status: shown.status, body: (await shown.bytes()).length }
  const { version } = claimReport.body as { version: number }
  const { report: reportId } = readMessages.body as { report: string }
  const sealed = await sealMessage({
    ...{ reportId, sender: 'centre', text: '收到', random: systemRandom },
    recipients: [door.keys.centre, door.keys.recovery, { kid: RECEIPT_KID, publicKey }],
  })
  const writeToReporter = await answer(
    await as('wang', `${report}/messages`, {
      method: 'POST',
      headers: json({}),
      body: JSON.stringify({ sealed: { v: 1, ...sealed } }),
    }),
  )
  const noted = await sealMessage({
    ...{ reportId, sender: 'note', text: '下午再打', random: systemRandom },
    recipients: [door.keys.centre, door.keys.recovery],
  })
  const writeNote = await answer(
    await post('wang', `${report}/notes`, { sealed: { v: 1, ...noted } }),
  )
  const draftReferral = await answer(
    await post('wang', `${report}/referrals`, { to: 'local-police', parts: ['facts', 'story'] }),
  )
  const { id: referralId } = draftReferral.body as { id: string }
  const referral = `${report}/referrals/${referralId}`
  const lent = `/api/v1/triage/reports/${await storeReport(env.DB, { claimed_by: 'wang' })}`
  const handed = await answer(
    await post('wang', `${lent}/referrals`, { to: 'centre:elsewhere', parts: ['facts'] }),
  )
  const { id: handedId } = handed.body as { id: string }
  await post('wang', `${lent}/referrals/${handedId}`, { state: 'sent', reason: 'other-centre' })
  const there = `/api/v1/triage/received/${handedId}`
  const received = {
    openReceived: await answer(await as('sun', there)),
    answerReceived: await answer(await post('sun', there, { state: 'received' })),
  }
  const draftTakedown = await answer(
    await post('wang', '/api/v1/triage/takedowns', {
      kind: 'url',
      value: 'http://evil.example/pay',
      asked: 'host',
      toName: '某云',
    }),
  )
  const { id: takedownId } = draftTakedown.body as { id: string }
  const listTakedowns = await answer(await as('wang', '/api/v1/triage/takedowns'))
  const shared = { indicators: [{ kind: 'phone', value: '139 8888 7777' }] }
  for (const _ of [1, 2]) await door.report(makeReport(shared))
  const { reports: alike } = await (
    await post('wang', '/api/v1/triage/search', { q: '139 8888 7777' })
  ).json<{ reports: { id: string; version: number }[] }>()
  await linkArrivals(createContext(testEnv(), { log: () => {} }))
  const [first, second] = alike
  const cases = '/api/v1/triage/cases'
  const claim = { action: 'claim', reason: 'one-pair-of-hands' }
  const suggestLinks = await answer(await as('wang', `/api/v1/triage/reports/${first?.id}/links`))
  const listCases = await answer(await as('chen', cases))
  const { proposals } = listCases.body as { proposals: { idx: string }[] }
  const keepApart = await answer(
    await post('wang', `${cases}/apart`, {
      ...{ report: first?.id, other: second?.id, reason: 'another-matter' },
    }),
  )
  const joinReports = await answer(
    await post('wang', cases, { reports: alike.map(({ id }) => id), reason: 'same-people' }),
  )
  const joined = joinReports.body as { caseId: string; action: string }
  const otherCase = async () => {
    const apart = { indicators: [{ kind: 'phone', value: '137 7777 6666' }] }
    for (const _ of [1, 2]) await door.report(makeReport(apart))
    const { reports } = await (
      await post('wang', '/api/v1/triage/search', { q: '137 7777 6666' })
    ).json<{ reports: { id: string }[] }>()
    const ids = reports.map(({ id }) => id)
    const { caseId } = await (
      await post('wang', cases, { reports: ids, reason: 'same-people' })
    ).json<{ caseId: string }>()
    return caseId
  }
  const openCase = await answer(await as('wang', `${cases}/${joined.caseId}`))
  const caseRoutes = {
    suggestLinks,
    listCases,
    keepApart,
    joinReports,
    openCase,
    settleProposal: await answer(
      await post('wang', `${cases}/settle`, { idx: proposals[0]?.idx, settled: true }),
    ),
    previewBulk: await answer(await post('wang', `${cases}/${joined.caseId}/preview`, claim)),
    actInBulk: await answer(
      await post('wang', `${cases}/${joined.caseId}/bulk`, {
        do: claim,
        rows: alike.map(({ id, version }) => ({ id, version })),
      }),
    ),
    mergeCases: await answer(
      await post('wang', `${cases}/${joined.caseId}/merge`, {
        ...{ from: await otherCase(), reason: 'same-people' },
      }),
    ),
    leaveCase: await answer(
      await post('wang', `${cases}/${joined.caseId}/leave`, {
        ...{ reports: [first?.id], reason: 'joined-by-mistake' },
      }),
    ),
    undoActions: await answer(await post('wang', `${cases}/undo`, { action: joined.action })),
  }
  const withdrawn = async () =>
    answer(
      await door.fetch('/api/v1/reports/withdrawal', {
        method: 'POST',
        headers: { authorization },
      }),
    )
  const enterReport = await answer(
    await as('wang', '/api/v1/triage/reports', {
      method: 'POST',
      headers: json({}),
      body: JSON.stringify({ ...makeReport({ also: ['gave-info'] }), channel: 'phone' }),
    }),
  )
  const warnings = '/api/v1/triage/warnings'
  const proposeWarning = await answer(await post('wang', warnings, makeProposal()))
  const { id: warning } = proposeWarning.body as { id: string }
  const one = `${warnings}/${warning}`
  const cards = { zh: await sentCard({ address: pageOfCard(operatorFrom(), warning, 'zh') }) }
  const shownCard = async () => {
    const card = `/api/v1/warnings/${warning}/cards/zh-${'a'.repeat(22)}.png`
    const response = await door.fetch(card)
    return { status: response.status, body: (await response.bytes()).length }
  }
  const publishing = {
    proposeWarning,
    openProposal: await answer(await as('wang', one)),
    returnProposal: await answer(
      await post('li', `${one}/return`, { version: 1, reason: 'unclear' }),
    ),
    dropProposal: await answer(await post('wang', `${one}/drop`, { version: 2 })),
    reviseProposal: await answer(
      await post('wang', `${one}/revision`, revised(makeProposal(), { version: 3 })),
    ),
    publishWarning: await answer(await post('li', `${one}/publication`, { version: 4 })),
    attachCards: await answer(await post('li', `${one}/cards`, { version: 5, cards })),
    getWarningCard: await shownCard(),
    listProposals: await answer(await as('wang', warnings)),
    withdrawWarning: await answer(await post('wang', `${one}/withdrawal`, { reason: 'over' })),
  }
  const listed = `/api/v1/triage/indicators/${await indicatorOfReport(reportId)}`
  const judging = {
    giveVerdict: await answer(
      await post('wang', `${listed}/verdict`, { act: 'suspect', version: 0 }),
    ),
    openIndicator: await answer(await as('wang', listed)),
    listVerdicts: await answer(await as('wang', '/api/v1/triage/indicators')),
  }
  const hooks = '/api/v1/triage/webhooks'
  const hookInput = {
    ...{ name: '群', service: 'standard', secret: null, lang: 'zh', school: null, region: null },
    ...{ address: `https://hooks.jiangpan.example/${crypto.randomUUID()}`, scamType: null },
  }
  const addHook = await answer(await post('chen', hooks, hookInput))
  const { id: hook } = addHook.body as { id: string }
  await env.DB.prepare(
    `INSERT INTO webhook_deliveries (id, webhook_id, centre_id, event, state, tries, next_at, outcome, made_at)
     VALUES (?1, ?2, 'jiangpan', 'published', 'dead', 8, ?3, 'refused', ?3)`,
  )
    .bind(`msg_${'0'.repeat(26)}`, hook, '2026-11-22T00:00:00.000Z')
    .run()
  const sending = {
    addWebhook: addHook,
    listWebhooks: await answer(await as('chen', hooks)),
    settleDelivery: await answer(
      await post('chen', `${hooks}/deliveries/msg_${'0'.repeat(26)}`, { do: 'drop' }),
    ),
    testWebhook: await answer(await post('chen', `${hooks}/${hook}/test`)),
    switchWebhook: await answer(
      await post('chen', `${hooks}/${hook}/switch`, { version: 1, active: false }),
    ),
    renewWebhookSecret: await answer(await post('chen', `${hooks}/${hook}/secret`, { version: 2 })),
  }
  const sent = await door.fetch('/api/v1/appeals', {
    method: 'POST',
    headers: json({}),
    body: JSON.stringify({ locale: 'zh-CN', relation: 'wrong', warning, text: '不是这样的。' }),
  })
  const submitAppeal = await answer(sent)
  const secret = parseReceipt((submitAppeal.body as { receipt: string }).receipt)
  if (!secret.ok) throw new Error(secret.error)
  const appellant = await splitReceipt(secret.value)
  const listAppeals = await answer(await as('wang', '/api/v1/triage/appeals'))
  const { appeals } = listAppeals.body as { appeals: { id: string }[] }
  const appeal = `/api/v1/triage/appeals/${appeals[0]?.id}`
  const appealing = {
    submitAppeal,
    listAppeals,
    hideForAppeal: await answer(
      await post('wang', `${appeal}/hide`, { control: 'call-back', evidence: null }),
    ),
    openAppeal: await answer(await as('wang', appeal)),
    answerAppeal: await answer(
      await post('li', `${appeal}/answer`, {
        ...{ outcome: 'upheld', reason: 'was-wrong', text: '你说得对。' },
      }),
    ),
    readAppeal: await answer(
      await door.fetch('/api/v1/appeals/status', {
        headers: { authorization: `Receipt ${appellant.auth}` },
      }),
    ),
    listCorrections: await answer(await door.fetch('/api/v1/corrections')),
  }
  const staff = '/api/v1/triage/schools/staff'
  const email = `${crypto.randomUUID()}@jiangpan.example`
  const person = { name: '何', email, school: 'jiangpan' }
  const letStaffIn = await answer(await post('chen', staff, person))
  const { id: personId } = letStaffIn.body as { id: string }
  const cookie = `CF_Authorization=${await token(email)}`
  const asSchool = async (path: string, body?: unknown) =>
    answer(
      await send_(path, {
        headers: json({ cookie, 'sec-fetch-site': 'same-origin' }),
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      }),
    )
  const { scamType, since, confidence, lastsUntil, zh } = makeProposal({ since: '2026-01' })
  const ofCampus = { scamType, since, confidence, lastsUntil, zh }
  const proposeForSchool = await asSchool('/api/v1/triage/campus/warnings', ofCampus)
  const { id: proposedId } = proposeForSchool.body as { id: string }
  await post('wang', `/api/v1/triage/warnings/${proposedId}/return`, {
    ...{ version: 1, reason: 'unclear' },
  })
  const ownProposal = `/api/v1/triage/campus/warnings/${proposedId}`
  const schools = {
    letStaffIn,
    listStaff: await answer(await as('chen', staff)),
    proposeForSchool,
    openOwnProposal: await asSchool(ownProposal),
    reviseForSchool: await asSchool(`${ownProposal}/revision`, { ...ofCampus, version: 2 }),
    openCampus: await asSchool('/api/v1/triage/campus'),
    switchStaff: await answer(
      await post('chen', `${staff}/${personId}/switch`, { version: 1, active: false }),
    ),
  }
  const answers = {
    ...schools,
    ...sending,
    ...publishing,
    ...appealing,
    ...judging,
    submitReport,
    writeMessage,
    readMessages,
    listEvidence,
    startEvidence,
    sendChunk,
    removeEvidence,
    openEvidence,
    writeToReporter,
    writeNote,
    readStatus: await answer(
      await door.fetch('/api/v1/reports/status', { headers: { authorization: `Receipt ${auth}` } }),
    ),
    checkJobAd: await answer(
      await door.fetch('/api/v1/job-ads/check', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: '入职前交押金300元，满月退还。加薇❤：ab8812' }),
      }),
    ),
    readStatistics: await answer(await door.fetch('/api/v1/statistics')),
    listWarnings: await answer(await door.fetch('/api/v1/warnings?lang=en&limit=2')),
    lookUp: await answer(await door.fetch('/api/v1/lookup/phone/aB')),
    describeEmbed: await answer(
      await door.fetch('/api/v1/oembed?url=https%3A%2F%2Fjingzhong.test%2Fwarnings%2F'),
    ),
    listSchools: await answer(await door.fetch('/api/v1/schools')),
    checkHealth: await answer(await door.fetch('/api/v1/health')),
    enterReport,
    findImported: await answer(
      await post('wang', '/api/v1/triage/imports/known', { keys: ['k'.repeat(43)] }),
    ),
    ...caseRoutes,
    readShift: await answer(await as('wang', '/api/v1/triage/shift?hours=12')),
    searchReports: await answer(await post('wang', '/api/v1/triage/search', { q: 'AB2-CD3-EF4' })),
    draftReferral,
    openReferral: await answer(await as('wang', referral)),
    moveReferral: await answer(
      await post('wang', referral, { state: 'sent', reason: 'needs-police' }),
    ),
    listReferrals: await answer(await as('wang', '/api/v1/triage/referrals')),
    ...received,
    listReferralsOfReport: await answer(await as('wang', `${report}/referrals`)),
    draftTakedown,
    listTakedowns,
    moveTakedown: await answer(
      await post('wang', `/api/v1/triage/takedowns/${takedownId}`, { version: 1, state: 'asked' }),
    ),
    listEnding: await answer(await as('wang', '/api/v1/triage/retention')),
    listLacking,
    addWraps,
    listDirectory: await answer(await as('wang', '/api/v1/triage/directory')),
    keepDirectoryEntry: await answer(
      await post('chen', '/api/v1/triage/directory', {
        name: { zh: '江畔派出所', en: 'Riverside police station' },
        kind: 'police',
        region: '510100',
        level: 'city',
        channels: [{ kind: 'inPerson' }],
        publicKey: null,
        lastChecked: null,
      }),
    ),
    exportQueue: await answer(await post('wang', '/api/v1/triage/exports', { format: 'json' })),
    keepView: await answer(
      await post('wang', '/api/v1/triage/views', { name: '急', query: 'holder=nobody' }),
    ),
    listViews: await answer(await as('wang', '/api/v1/triage/views')),
    listUrgent,
    openReport,
    claimReport,
    moveReport: await answer(
      await post('wang', `${report}/lane`, {
        version: version + 4,
        lane: 'to-verify',
        reason: 'looks-forged',
      }),
    ),
    keepReport: await answer(
      await post('wang', `/api/v1/triage/reports/${await storeReport(env.DB, ENDED)}/keep`, {
        ...{ version: 1, reason: 'police-asked' },
      }),
    ),
    recordTask: await answer(
      await post('wang', `${report}/tasks`, { task: 'second-scam', outcome: 'done' }),
    ),
    decideReport: await answer(
      await post('wang', `${report}/decision`, {
        version: version + 6,
        stage: 'filed',
        reason: 'told-by-authority',
      }),
    ),
    listColleagues: await answer(await as('wang', '/api/v1/triage/colleagues')),
    handOverReport: await answer(
      await post('wang', `${report}/handover`, {
        ...{ version: version + 7, to: 'li', reason: 'away' },
      }),
    ),
    // Asked here, where it says who handed what over.
    listQueue: await answer(await as('li', '/api/v1/triage/queue?holder=me')),
    releaseReport: await answer(await post('li', `${report}/release`)),
  }
  return { ...answers, withdrawReport: await withdrawn() }
}

const ENDED = { open: 0, stage: 'closed' }

async function indicatorOfReport(report: string): Promise<string> {
  const row = await env.DB.prepare('SELECT kind, idx FROM indicators WHERE report_id = ? LIMIT 1')
    .bind(report)
    .first<{ kind: string; idx: string }>()
  return `jiangpan.${row?.kind}.${row?.idx}`
}

function parse(route: RouteDescription, body: unknown): unknown {
  if (typeof route.answer === 'string') return body
  return (route.answer as unknown as { parse: (value: unknown) => unknown }).parse(body)
}

function json(more: Record<string, string>) {
  return { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...more }
}
