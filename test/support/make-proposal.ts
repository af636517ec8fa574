import type {
  Draft,
  ProposalInput,
  RevisionInput,
} from '../../functions/publishing/proposal.schema.ts'

const WORDS = {
  title: '宿舍群里有人收银行卡',
  summary: '说借一张卡走账，一天给两百；卡里进出的是别人被骗的钱。',
  what: '先在宿舍群里问谁有闲着的卡，再说只借三天。\n\n拿到卡又要手机和密码，钱从你名下进出。',
  signs: ['要卡，也要密码和手机', '一天给几百元'],
  todo: ['不借，退群。', '已经借了，打发卡银行的客服挂失。'],
  grounds: '三个互不认识的人说到同一件事，还没有证实。',
}

/** A warning that an officer proposes; whatever a test is about replaces the rest. */
export const makeProposal = (over: Partial<ProposalInput> = {}): ProposalInput => ({
  report: null,
  kind: 'campus',
  scamType: 'card-lending',
  region: '510100',
  school: { zh: '江畔大学', en: 'Jiangpan University' },
  since: '2026-11',
  confidence: 'likely',
  lastsUntil: '2026-12-31',
  naming: 'nobody',
  hearing: null,
  kept: [],
  correction: null,
  askedCentre: null,
  zh: WORDS,
  ...over,
})

/** The same as a change of what is there. */
export function revised(
  { report: _, ...draft }: ProposalInput,
  over: Partial<Draft> & { version: number },
): RevisionInput {
  return { ...draft, ...over }
}

/** The same words with something put into what happens. */
export const saying = (words: string): Pick<ProposalInput, 'zh'> => ({
  zh: { ...WORDS, what: `${WORDS.what}\n\n${words}` },
})
