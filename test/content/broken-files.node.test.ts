import { expect, test } from 'vitest'
import { parseContent } from '../../functions/content/parse-content.ts'
import { operatorSchema } from '../../functions/operator/operator.schema.ts'
import { readContent, schemaOf } from '../../site/schemas/load-content.ts'

const GUIDE = 'guides/zh-CN/romance.md'
const PERSON = 'audiences/zh-CN/finance-staff.md'
const DOOR = 'doors/zh-CN/lent-card.md'
const FACTS = 'facts/hanzhong-2020-08-05.yaml'
const ASKED = 'class/zh-CN/questions.yaml'
const CHATS = 'class/zh-CN/scenarios.yaml'
const LESSON = 'class/zh-CN/lesson.yaml'
const PAPERS = 'class/zh-CN/papers.yaml'
const FIRST = 'rounds.0.questions.0'
const NODES = 'scenarios.0.nodes'
const KEY = {
  id: 'k0123456789ab',
  from: '2027-01-01',
  until: '2027-06-30',
  publicKey: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo',
}

test.each<[file: string, field: string, wrong: unknown, problem: string]>([
  ['operator.yaml', 'kind', 'bank', 'kind: must be one of police, school, ngo, not "bank"'],
  ['operator.yaml', 'reporting', true, 'reporting: must be one of on, off, not true'],
  ['operator.yaml', 'name', undefined, 'name: missing'],
  ['operator.yaml', 'name.en', undefined, 'name.en: missing'],
  ['operator.yaml', 'name.zh', ' ', 'name.zh: must not be blank'],
  ['operator.yaml', 'region', 510100, 'region: must be string, not 510100'],
  ['operator.yaml', 'region', '5101', 'region: must be a code of six digits'],
  ['operator.yaml', 'timeZone', 'Beijing', 'timeZone: must be a time zone such as'],
  ['operator.yaml', 'duty.0.from', '8:30', 'duty[0].from: must be a time such as 08:30 ("8:30")'],
  ['operator.yaml', 'duty.0.to', '08:30', 'duty[0]: from and to are the same'],
  ['operator.yaml', 'duty.0.days', ['monday'], 'duty[0].days[0]: must be one of mon, tue'],
  ['operator.yaml', 'duty.0.days', ['mon', 'mon'], 'duty[0].days: names a day twice'],
  ['operator.yaml', 'holidays', ['2027-02-30'], 'holidays[0]: must be a date such as'],
  ['operator.yaml', 'dataPlace.country', 'China', 'dataPlace.country: must be two capital'],
  ['operator.yaml', 'contact.email', 'us', 'contact.email: must be an email address ("us")'],
  ['operator.yaml', 'url', 'ftp://x.example', 'url: must be an address such as https:'],
  ['operator.yaml', 'colour', 'red', '(whole file): unknown field colour'],

  ['centres.yaml', 'default', 'nobody', 'default: is no centre of this file ("nobody")'],
  ['centres.yaml', 'centres', [], 'centres: at least 1 needed, 0 found'],
  ['centres.yaml', 'centres.0.parent', 'gone', 'centres: a parent is no centre of this file'],
  ['centres.yaml', 'centres.0.parent', 'jiangpan', 'centres: a parent is no centre of this file'],
  ['centres.yaml', 'centres.0.regions', [], 'centres[0].regions: at least 1 needed'],
  ['centres.yaml', 'centres.0.secret', 'x', 'centres[0]: unknown field secret'],
  [
    'centres.yaml',
    'centres.0.keys',
    [{ ...KEY, id: 'main' }],
    'centres[0].keys[0].id: is no key id',
  ],
  ['centres.yaml', 'centres.0.keys', [{ ...KEY, until: '2026-01-01' }], 'ends before it begins'],
  [
    'centres.yaml',
    'centres.0.keys',
    [{ ...KEY, publicKey: 'abc' }],
    'must be an X25519 public key',
  ],
  ['centres.yaml', 'centres.0.keys', [{ ...KEY, privateKey: 'x' }], 'unknown field privateKey'],
  ['centres.yaml', 'recovery', [KEY, KEY], 'centres: a key stands in the file twice'],

  ['scam-types.yaml', '0.id', 'Task Rebate', '[0].id: small letters, digits and single hyphens'],
  ['scam-types.yaml', '0.group', 'misc', '[0].group: must be one of work, invest'],
  ['scam-types.yaml', '0.guide', undefined, '[0].guide: missing'],
  ['scam-types.yaml', '1.id', 'task-rebate', '(whole file): two types have the same id'],
  ['scam-types.yaml', '39.id', 'unsure', '(whole file): must end with other and unknown'],

  ['helplines.yaml', '0.number', 110, '[0].number: must be string, not 110'],
  ['helplines.yaml', '0.direction', ['call'], '[0].direction[0]: must be one of you-call'],
  ['helplines.yaml', '0.fromAbroad', '86-110', '[0].fromAbroad: must be like +86-10-12308'],
  ['helplines.yaml', '0.checkedOn', 'yesterday', '[0].checkedOn: must be a date such as'],
  ['helplines.yaml', '0.hours', 'always', '[0].hours: must be object, not "always"'],
  ['helplines.yaml', '1.order', 10, '(whole file): an order stands twice'],

  ['audio/dialects.yaml', '0.lang', '粤语', '[0].lang: must be a language tag such as yue'],
  ['audio/dialects.yaml', '1.id', 'mandarin', '(whole file): a dialect stands twice'],
  [
    'glossary.yaml',
    'terms.0.zh.means',
    '一。二。三。',
    'terms[0].zh.means: must be one or two sent',
  ],
  ['glossary.yaml', 'terms.0.pinyin', undefined, 'terms[0].pinyin: missing'],
  [
    'glossary.yaml',
    'terms.0.leadsTo',
    'https://x',
    'terms[0].leadsTo: must be guide:<slug> or the',
  ],
  ['glossary.yaml', 'terms.1.id', 'safe-account', 'terms: two terms have the same id'],
  ['glossary.yaml', 'reviewed', undefined, 'reviewed: missing'],
  ['law.yaml', 'rules.0.group', 'other', 'rules[0].group: must be one of core, wrongly-hit'],
  ['law.yaml', 'rules.0.inForce.since', '2022-1', 'inForce.since: must be like 2022-12-01'],
  ['law.yaml', 'rules.0.says.en', ['a', 'b'], 'rules[0].says: says more in one language'],
  ['law.yaml', 'rules.0.checkedOn', 'soon', 'rules[0].checkedOn: must be a date such as'],
  [
    'law.yaml',
    'rules.0.checkedOn',
    null,
    'rules[0].comparedWith: needs checkedOn and comparedWith',
  ],
  ['law.yaml', 'rules.2.toCheck', [], 'rules[2].toCheck: unchecked, but says of nothing whom'],
  ['law.yaml', 'rules.1.id', 'anti-fraud-law', 'rules: two rules have the same id'],
  ['law.yaml', 'rules.0.advice', 'x', 'rules[0]: unknown field advice'],
  ['mistaken.yaml', 'cases.0.en.steps', ['a'], 'cases[0].en: says more in one language'],
  ['mistaken.yaml', 'cases.0.zh.bring', [], 'cases[0].zh.bring: at least 1 needed, 0 found'],
  ['mistaken.yaml', 'letter.en.asks', ['a'], 'letter: says more in one language'],
  ['mistaken.yaml', 'letter.zh.received', undefined, 'letter.zh.received: missing'],

  [FACTS, 'facts.0.value', '463', 'facts[0].value: must be number, not "463"'],
  [FACTS, 'facts.0.quote', '……', 'facts[0]: unknown field quote'],
  [FACTS, 'facts.0.period.end', '2019-12-31', 'facts[0].period: ends before it starts'],
  [FACTS, 'facts.0.metric.en', undefined, 'facts[0].metric.en: missing'],
  [FACTS, 'facts.0.comparison', undefined, 'facts[0].comparison: missing'],
  [FACTS, 'facts.1.id', 'hanzhong-2020h1-cases-solved', 'facts[1].id: stands twice'],
  [FACTS, 'source.publisher', undefined, 'source.publisher: missing'],
  ['facts/caveats.yaml', '0.facts', [], '[0].facts: names neither a fact nor a source'],
  ['facts/caveats.yaml', '0.facts', 'some', '[0].facts: must be all or a list of fact ids'],
  ['facts/caveats.yaml', '0.severity', 'H', '[0].severity: must be one of high, medium, low'],
  ['facts/vocabulary.yaml', 'hedges.余.zh', '余', 'hedges.余.zh: must hold {n} and'],

  ['statistics.yaml', 'charts.0.kind', 'pie', 'charts[0].kind: must be one of amount, share'],
  ['statistics.yaml', 'charts.0.panels.0.bars', [], 'charts[0].panels[0].bars: at least 1 needed'],
  ['statistics.yaml', 'charts.1.panels.0.label', undefined, 'charts[1].panels: need a label each'],
  ['statistics.yaml', 'charts.1.id', 'cn-2017-marked-calls', 'charts: two charts have the same id'],
  ['statistics.yaml', 'places.0.codes', ['610700'], 'places: a region code stands twice'],

  ['mechanisms/stop.yaml', 'mechanisms.0.by', 'us', 'mechanisms[0].by: must be one of police'],
  ['mechanisms/stop.yaml', 'mechanisms.0.you', undefined, 'mechanisms[0].you: missing'],
  [
    'mechanisms/stop.yaml',
    'mechanisms.0.leads',
    ['map'],
    'leads[0]: must be guide:<slug> or one of',
  ],
  ['mechanisms/stop.yaml', 'mechanisms.0.do', [], 'mechanisms[0].do: at least 3 needed, 0 found'],

  [GUIDE, 'title', '很'.repeat(25), 'title: is too long: at most 24 Chinese characters'],
  [GUIDE, 'steps.0.stop', undefined, 'steps[0].stop: missing'],
  [GUIDE, 'steps', [], 'steps: at least 4 needed, 0 found'],
  [GUIDE, 'says', ['一', '二', '三', '三'], 'says: says a sentence twice'],
  [GUIDE, 'moments', { justPaid: '卡刚交出去' }, 'moments.notPaid: missing'],
  [GUIDE, 'ifJustPaid', ['一', '二'], 'ifJustPaid: at least 3 needed, 2 found'],
  [GUIDE, 'passOn', undefined, 'passOn: missing'],
  [GUIDE, 'passOn.message', '先'.repeat(61), 'passOn.message: is too long: at most 60'],
  [GUIDE, 'audiences', ['everyone'], 'audiences[0]: must be one of students'],
  [GUIDE, 'figures', ['a', 'b', 'c', 'd', 'e'], 'figures: at most 4 allowed, 5 found'],
  [GUIDE, 'sources.0.for', undefined, 'sources[0].for: missing'],
  [GUIDE, 'drafted', 'today', 'drafted: must be a date such as 2026-11-22 ("today")'],
  [GUIDE, 'reviewed', '2026-12-01', 'reviewed: must be object, not "2026-12-01"'],
  [GUIDE, 'reviewed', undefined, 'reviewed: missing'],
  [GUIDE, 'author', 'me', '(whole file): unknown field author'],

  [PERSON, 'group', 'others', 'group: must be one of self, home, business, helper'],
  [PERSON, 'why', undefined, 'why: missing'],
  [PERSON, 'habit.title', '长'.repeat(25), 'habit.title: is too long: at most 24'],
  [PERSON, 'first', [], 'first: at least 1 needed, 0 found'],
  [PERSON, 'now', ['一', '二'], 'now: at least 3 needed, 2 found'],
  [PERSON, 'guides', ['rental'], '(whole file): unknown field guides'],
  [DOOR, 'guides', [], 'guides: at least 1 needed, 0 found'],
  [DOOR, 'habit', { title: '一', body: '二' }, '(whole file): unknown field habit'],
  [DOOR, 'parts.0.items', undefined, 'parts[0]: needs either items or answers'],
  [DOOR, 'parts.3.never', false, 'parts[3].never: '],
  [DOOR, 'sheet', undefined, 'sheet: missing'],
  [DOOR, 'sheet.blocks.0.lines', [], 'sheet.blocks[0].lines: at least 1 needed, 0 found'],
  [DOOR, 'sheet.blocks.0.title', '长'.repeat(23), 'blocks[0].title: is too long: at most 22'],
  [DOOR, 'toCheck', [], 'toCheck: at least 1 needed, 0 found'],
  [DOOR, 'reviewed', undefined, 'reviewed: missing'],

  ['class/zh-CN/rules.yaml', '0.say', '长'.repeat(19), '[0].say: is too long: at most 18'],
  ['class/zh-CN/rules.yaml', '1.id', 'pay-first', '(whole file): two rules have the same id'],
  [ASKED, `${FIRST}.guide`, undefined, 'rounds[0].questions[0].guide: missing'],
  [ASKED, `${FIRST}.rule`, undefined, 'questions[0].rule: missing'],
  [ASKED, `${FIRST}.answers`, ['一', '二', '三'], 'answers: must be two answers or four'],
  [ASKED, `${FIRST}.answers`, ['一', '二', '二', '三'], 'answers: has the same answer twice'],
  [ASKED, `${FIRST}.right`, 5, 'questions[0].right: is no answer of this question'],
  [ASKED, `${FIRST}.id`, 'chain-order', 'rounds: two questions have the same id'],
  [ASKED, 'rounds', [], 'rounds: at least 1 needed'],
  [ASKED, 'reviewed', undefined, 'reviewed: missing'],
  [CHATS, 'scenarios.0.start', 'nowhere', 'scenarios[0].start: is no node of this scenario'],
  [CHATS, `${NODES}.hello.choices.0.to`, 'nowhere', 'choices[0].to: leads nowhere'],
  [CHATS, `${NODES}.borrow.choices.0.to`, 'hello', 'nodes.hello: leads back to itself'],
  [CHATS, `${NODES}.hello.choices.0.to`, 'sixteen', 'choices: two lead to the same place'],
  [CHATS, `${NODES}.hello.choices`, undefined, 'nodes.hello: needs either choices or an end'],
  [CHATS, `${NODES}.hello.lines`, [], 'nodes.hello: says nothing before the choice'],
  [CHATS, `${NODES}.hello.choices.0.do`, '点开', 'choices[0]: needs either say or do'],
  [CHATS, `${NODES}.left-early.end.how`, 'safe', 'end.how: must be one of left, late, paid'],
  [CHATS, `${NODES}.left-early.end.score`, 3, 'end: unknown field score'],
  [LESSON, 'plan.0.minutes', 5, 'plan: must take 40 minutes together'],
  [LESSON, 'plan.0.slides', ['title'], 'plan: must name every slide once'],
  [LESSON, 'slides.1.lines', [], 'slides[1].lines: at least 1 needed'],
  [LESSON, 'slides.0.picture', 'a.png', 'slides[0]: unknown field picture'],
  [PAPERS, 'handout.rules', ['pay-first'], 'handout.rules: at least 3 needed'],
  [PAPERS, 'poster.title', ['先停一停'], 'poster.title: at least 2 needed'],
  [PAPERS, 'letter.greeting', '', 'letter.greeting: must not be blank'],
])('content/%s with %s = %j is refused', (file, field, wrong, problem) => {
  const broken = withField(readContent(file), field.split('.'), wrong)
  const schema = schemaOf(file)
  expect(() => schema && parseContent(schema, broken, `content/${file}`)).toThrow(
    new RegExp(`^content/${escaped(file)}: .*${escaped(problem)}`, 'm'),
  )
})

test('every fault of a file is told at once, a line each', () => {
  const broken = { ...(readContent('operator.yaml') as object), kind: 'bank', name: 'x', more: 1 }
  expect(() => parseContent(operatorSchema, broken, 'content/operator.yaml')).toThrow(
    [
      'content/operator.yaml: name: must be object, not "x"',
      'content/operator.yaml: kind: must be one of police, school, ngo, not "bank"',
      'content/operator.yaml: (whole file): unknown field more',
    ].join('\n'),
  )
})

test('a date that the reader of YAML has already turned into a Date is accepted', () => {
  const guide = withField(readContent(GUIDE), ['drafted'], new Date('2026-11-22'))
  const schema = schemaOf(GUIDE)
  expect(schema && parseContent(schema, guide, GUIDE)).toMatchObject({ drafted: '2026-11-22' })
})

function withField(value: unknown, [key = '', ...rest]: string[], wrong: unknown): unknown {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string,
    unknown
  >
  copy[key] = rest.length > 0 ? withField(copy[key], rest, wrong) : wrong
  if (copy[key] === undefined) delete copy[key]
  return copy
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
