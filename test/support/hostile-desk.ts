// Longer than most files: every field that anybody types into is filled in one place.

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { sealMessage } from '../../functions/messages/sealed-message.ts'
import { systemRandom } from '../../functions/sealing/hkdf.ts'
import { RECEIPT_KID } from '../../functions/sealing/sealed-part.ts'
import { readCentresFile } from '../../scripts/keys/centres-file.ts'
import { postAs } from './demo-desk.ts'
import { EVIDENCE_PATH, fileToSend, jpegBytes } from './evidence.ts'
import { type HeldReceipt, holdReceipt } from './held-receipt.ts'
import { makeProposal } from './make-proposal.ts'
import { makeReport } from './make-report.ts'
import { idOf } from './officer-browser.ts'
import { fetchPortal, portal } from './portal.ts'
import { databaseFile } from './stored-rows.ts'

/** A text of at most so many characters for a field: payloads that it has not had yet. */
export type Take = (field: string, most: number, between?: string) => string

const API = '/api/v1/triage'

async function must(person: string, path: string, body: unknown): Promise<Record<string, string>> {
  const answer = await postAs(person, API + path, body)
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Record<string, string>
}

/** Waits where it is told to: whoever holds a receipt writes sixty times a minute at most. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (let tried = 0; ; tried += 1) {
    const answer = await ask()
    if (answer.status !== 429 || tried === 5) return answer
    await wait(Number(answer.headers.get('retry-after') ?? 10) * 1_000)
  }
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  patiently(() =>
    fetchPortal(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        ...headers,
      },
      body: JSON.stringify(body),
    }),
  )

/** Payloads in every field that takes free text of somebody who reports. */
export function hostileReport(take: Take): Record<string, unknown> {
  const kinds = ['wechat', 'other', 'phone', 'url', 'app', 'account'] as const
  const line = (kind: string) => take(`report: ${kind}`, 1_900)
  return {
    indicators: [
      { kind: 'phone', value: '139 1234 5678' },
      ...kinds.flatMap((kind) =>
        [1, 2, 3, 4, 5, 6].map(() => ({
          kind,
          value: kind === 'url' ? `http://e.example/${line(kind)}` : line(kind),
        })),
      ),
    ],
    payments: Array.from({ length: 50 }, () => ({
      amountFen: 100,
      method: 'other',
      payeeBank: take('report: bank', 64),
      original: { amount: take('report: sum', 40), currency: take('report: money', 40) },
    })),
    private: {
      story: take('report: story', 10_000, '\n'),
      contact: { name: take('report: name', 64), phone: take('report: call', 40), mayCall: true },
    },
  }
}

/** Payloads in every field that takes free text of officers, `rows` to each list. @returns the first warning */
export async function fillLists(take: Take, rows: number): Promise<string> {
  let warning = ''
  for (let n = 0; n < rows; n += 1) {
    await must('lin', '/takedowns', {
      ...{ kind: 'other', value: take('take-down: what', 2_000), asked: 'host' },
      toName: take('take-down: who', 64),
    })
    await must('chen', '/directory', {
      name: { zh: take('directory: zh', 64), en: take('directory: en', 96) },
      ...{ kind: 'police', region: '510100', level: 'city', publicKey: null, lastChecked: null },
      channels: [{ kind: 'phone', value: take('directory: channel', 200) }],
    })
    await must('chen', '/webhooks', {
      ...{ name: take('webhook: name', 60), service: 'standard', secret: null, lang: 'zh' },
      ...{ address: `https://hooks.jiangpan.example/${crypto.randomUUID()}`, school: null },
      ...{ region: null, scamType: null },
    })
    await must('chen', '/schools/staff', {
      ...{ name: take('school: staff', 64), school: 'jiangpan' },
      email: `x${crypto.randomUUID().slice(0, 8)}@jiangpan.example`,
    })
    const proposed = await must('lin', '/warnings', hostileProposal(take))
    if (n === 0) warning = proposed.id ?? ''
  }
  return warning
}

function hostileProposal(take: Take) {
  const words = (lang: string) => {
    const said = (field: string, most: number) => take(`warning: ${field} (${lang})`, most)
    return {
      ...{ title: said('title', 100), summary: said('summary', 260), what: said('what', 2_000) },
      ...{ where: said('where', 200), grounds: said('grounds', 600) },
      signs: [said('signs', 300), said('signs', 300), said('signs', 300)],
      todo: [said('to do', 300), said('to do', 300), said('to do', 300)],
    }
  }
  return makeProposal({
    ...{ zh: words('zh'), en: words('en') },
    school: { zh: take('warning: school (zh)', 100), en: take('warning: school (en)', 100) },
  })
}

/** The centre's own entries in the directory: it takes no more than it shows. */
export const emptyDirectory = () => inDatabase((db) => db.exec('DELETE FROM directory'))

/** A view under a name of its own; so many that an officer may keep no more are changed to others. */
export function nameViews(take: Take): void {
  inDatabase((db) => {
    db.prepare("DELETE FROM saved_views WHERE officer_id = 'chen'").run()
    const insert = db.prepare(
      `INSERT INTO saved_views (officer_id, name, query, centre_id)
       SELECT id, ?, 'kind=clue', centre_id FROM officers WHERE id = 'chen'`,
    )
    for (let n = 0; n < 5; n += 1) insert.run(take('view: name', 64))
  })
}

const ownNames = new Map<string, string>()

/** Names of officers are entered by who runs the portal, in D1. */
export function nameOfficers(take: Take): void {
  inDatabase((db) => {
    for (const { id, name } of db.prepare('SELECT id, name FROM officers').all())
      if (!ownNames.has(String(id))) ownNames.set(String(id), String(name))
    const update = db.prepare('UPDATE officers SET name = ? WHERE id = ?')
    for (const id of ['lin', 'zhou', 'chen', 'he']) update.run(take('officer: name', 64), id)
  })
}

/** Gives officers their names back, for whoever looks at the same portal afterwards. */
export function nameOfficersAgain(): void {
  inDatabase((db) => {
    const update = db.prepare('UPDATE officers SET name = ? WHERE id = ?')
    for (const [id, name] of ownNames) update.run(name, id)
  })
}

/** A report that its reporter goes on with: so many messages, as many notes, a file, and a colleague who hands it over to `chen`. */
export async function goOnWith(take: Take, messages: number) {
  const answer = await post('/api/v1/reports', {
    ...makeReport({ occurredOn: undefined, payments: undefined }),
    ...hostileReport(take),
  })
  if (answer.status !== 201) throw new Error(await answer.text())
  const held = await holdReceipt(answer)
  const id = await idOf(held.reference)
  for (let n = 0; n < messages; n += 1) {
    const body = { text: take('message: of a reporter', 4_000, '\n') }
    const sent = await post('/api/v1/reports/messages', body, { authorization: held.authorization })
    if (!sent.ok) throw new Error(await sent.text())
  }
  await attach(held, id, take)
  await must('lin', `/reports/${id}/claim`, {})
  const referral = await must('lin', `/reports/${id}/referrals`, {
    ...{ to: 'local-police', parts: ['facts', 'indicators', 'story', 'contact', 'payments'] },
  })
  await must('lin', `/reports/${id}/referrals/${referral.id}`, {
    ...{ state: 'sent', reason: 'needs-police', theirNumber: take('referral: number', 64) },
  })
  for (let n = 0; n < messages; n += 1) await noteDown(id, take)
  await must('lin', `/reports/${id}/handover`, {
    ...{ version: versionOf(id), to: 'chen', reason: 'shift-change' },
  })
  return { id, referral: referral.id ?? '' }
}

/** A note of an officer, sealed as their browser would. */
async function noteDown(reportId: string, take: Take): Promise<void> {
  const text = take('note: of an officer', 4_000, '\n')
  const recipients = centreKeys()
  const note = { reportId, sender: 'note', text, recipients, random: systemRandom } as const
  await must('lin', `/reports/${reportId}/notes`, {
    sealed: { v: 1, ...(await sealMessage(note)) },
  })
}

async function attach(held: HeldReceipt, reportId: string, take: Take): Promise<void> {
  const { authorization } = held
  const recipients = [...centreKeys(), { kid: RECEIPT_KID, publicKey: held.sealKeyPair.publicKey }]
  const about = { name: take('file: name', 200), note: take('file: note', 200) }
  const sealed = await fileToSend({ reportId, recipients, bytes: jpegBytes(900), about })
  const started = await post(EVIDENCE_PATH, { v: 1, ...sealed.file }, { authorization })
  if (!started.ok) throw new Error(await started.text())
  const chunk = await sealed.sealChunk(0)
  const sent = await patiently(() =>
    fetchPortal(`${EVIDENCE_PATH}/${sealed.file.id}/chunks/0`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/octet-stream' },
      body: chunk,
    }),
  )
  if (!sent.ok) throw new Error(await sent.text())
}

/** To whom the portal's pages seal. */
function centreKeys() {
  const { centres, recovery } = readCentresFile(join(portal().state, 'centres.yaml'))
  const own = centres.find(({ id }) => id === 'jiangpan')?.keys ?? []
  return [own.at(-1), recovery.at(-1)].flatMap((key) =>
    key ? [{ kid: key.id, publicKey: key.publicKey }] : [],
  )
}

const versionOf = (id: string) => {
  let version = 0
  inDatabase((db) => {
    const row = db.prepare('SELECT version FROM reports WHERE id = ?').get(id)
    version = Number(row?.version)
  })
  return version
}

function inDatabase(work: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(databaseFile(), { timeout: 10_000 })
  try {
    work(db)
  } finally {
    db.close()
  }
}
