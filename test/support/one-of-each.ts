import { makeProposal } from './make-proposal.ts'

type Post<Person> = (person: Person, path: string, body: unknown) => Promise<Response>

interface Makers<Person> {
  /** Sends JSON to the console's API as somebody. */
  readonly post: Post<Person>
  readonly officer: Person
  readonly lead: Person
  /** Two reports that the officer holds. */
  readonly reports: readonly [string, string]
  /** Another centre of the same portal. */
  readonly otherCentre: string
  /** Where a webhook may lead. */
  readonly hooks: string
}

/** Makes one of everything that officers make out of reports, each by its verb. @returns ids, as POLICY names them */
export async function oneOfEach<Person>(makers: Makers<Person>) {
  const { officer, lead, reports, hooks, otherCentre } = makers
  const make = async (person: Person, path: string, body: unknown) => {
    const response = await makers.post(person, `/api/v1/triage${path}`, body)
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as Record<string, string>
  }
  const joined = await make(officer, '/cases', { reports, reason: 'same-people' })
  const referral = await make(officer, `/reports/${reports[0]}/referrals`, {
    ...{ to: 'local-police', parts: ['facts', 'indicators'] },
  })
  const handed = await make(officer, `/reports/${reports[1]}/referrals`, {
    ...{ to: `centre:${otherCentre}`, parts: ['facts', 'indicators'] },
  })
  await make(officer, `/reports/${reports[1]}/referrals/${handed.id}`, {
    ...{ state: 'sent', reason: 'other-centre' },
  })
  const takedown = await make(officer, '/takedowns', {
    ...{
      kind: 'url',
      value: `https://evil.example/${reports[0]}`,
      asked: 'host',
      toName: '某主机商',
    },
  })
  await make(lead, '/directory', {
    ...{ name: { zh: '某所', en: 'A station' }, kind: 'police', region: '510100', level: 'city' },
    ...{ channels: [{ kind: 'inPerson' }], publicKey: null, lastChecked: null },
  })
  const proposal = await make(officer, '/warnings', makeProposal())
  await make(lead, '/webhooks', {
    ...{ name: '群', service: 'standard', address: hooks, secret: null },
    ...{ lang: 'zh', school: null, region: null, scamType: null },
  })
  return {
    case: joined.caseId ?? '',
    referral: referral.id ?? '',
    received: handed.id ?? '',
    takedown: takedown.id ?? '',
    warning: proposal.id ?? '',
  }
}
