import { describe, expect, test } from 'vitest'
import { type Content, findBrokenReferences } from '../../site/schemas/find-broken-references.ts'
import { loadContent } from '../../site/schemas/load-content.ts'

const shipped = loadContent()

test('nothing in content/ points to what isn’t there', () => {
  expect(findBrokenReferences(shipped)).toEqual([])
})

test('no figure is lost: the first 139 from five sources are still there, and ids differ', () => {
  const facts = Object.values(shipped.sources).flatMap((source) => source.facts)
  expect(Object.keys(shipped.sources).length).toBeGreaterThanOrEqual(5)
  expect(facts.length).toBeGreaterThanOrEqual(139)
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
})

test('every type that the first seven guides explain has both languages', () => {
  const guided = shipped.scamTypes.filter(({ guide }) => guide !== null)
  expect(guided.length).toBeGreaterThanOrEqual(7)
  expect(shipped.guides).toHaveLength(2 * new Set(guided.map(({ guide }) => guide)).size)
})

describe('a broken reference is named by file, field and reason', () => {
  test.each<[string, (content: Content) => unknown, string]>([
    [
      'the operator’s region',
      (c) => Object.assign(c.operator, { region: '990000' }),
      'content/operator.yaml: region: 990000 is not in content/regions',
    ],
    [
      'a centre’s region',
      (c) => c.centres.centres[0]?.regions.push('510199'),
      'content/centres.yaml: jiangpan.regions: 510199 is not in content/regions',
    ],
    [
      'a fact’s unit',
      (c) => Object.assign(factOf(c), { unit: 'bananas' }),
      'content/facts/hanzhong-2020-08-05.yaml: hanzhong-2020h1-cases-solved.unit: bananas is not in vocabulary.yaml',
    ],
    [
      'a fact’s category',
      (c) => Object.assign(factOf(c), { category: 'misc' }),
      'content/facts/hanzhong-2020-08-05.yaml: hanzhong-2020h1-cases-solved.category: misc is not in vocabulary.yaml',
    ],
    [
      'a fact’s hedge',
      (c) => Object.assign(factOf(c), { hedge: '大概' }),
      'content/facts/hanzhong-2020-08-05.yaml: hanzhong-2020h1-cases-solved.hedge: 大概 is not in vocabulary.yaml',
    ],
    [
      'a hedge that replaces the number',
      (c) => Object.assign(factOf(c), { hedge: '数十' }),
      'content/facts/hanzhong-2020-08-05.yaml: hanzhong-2020h1-cases-solved.shown: missing, 数十 needs it',
    ],
    [
      'a fact’s region',
      (c) => Object.assign(factOf(c).region, { code: '610799' }),
      'content/facts/hanzhong-2020-08-05.yaml: hanzhong-2020h1-cases-solved.region.code: 610799 is not in content/regions',
    ],
    [
      'a caveat of a fact',
      (c) => factOf(c).caveats.push('made-up'),
      'content/facts/hanzhong-2020-08-05.yaml: hanzhong-2020h1-cases-solved.caveats: made-up is not in caveats.yaml',
    ],
    [
      'a caveat that doesn’t know its fact',
      (c) => factOf(c).caveats.push('two-143s'),
      "content/facts/hanzhong-2020-08-05.yaml: hanzhong-2020h1-cases-solved.caveats: two-143s doesn't name it",
    ],
    [
      'a fact twice',
      (c) => c.sources['sichuan-2024-01-09']?.facts.push(factOf(c)),
      'content/facts/sichuan-2024-01-09.yaml: hanzhong-2020h1-cases-solved.id: stands in another file too',
    ],
    [
      'a source under another name',
      (c) => Object.assign(sourceOf(c).source, { id: 'hanzhong' }),
      'content/facts/hanzhong-2020-08-05.yaml: source.id: hanzhong is not the name of the file',
    ],
    [
      'a fact of a caveat',
      (c) => Object.assign(c.caveats[0] ?? {}, { facts: ['gone'] }),
      'content/facts/caveats.yaml: figures-end-in-2023.facts: gone is not in content/facts',
    ],
    [
      'a note on all figures that is behind the newest of them',
      (c) => Object.assign(factOf(c).period, { end: '2031-12-31' }),
      "content/facts/caveats.yaml: figures-end-in-2023.zh: doesn't say that figures go up to 2031",
    ],
    [
      'a source of a caveat',
      (c) => Object.assign(c.caveats[0] ?? {}, { source: 'gone' }),
      'content/facts/caveats.yaml: figures-end-in-2023.source: gone is not in content/facts',
    ],
    [
      'a guide that isn’t written',
      (c) => Object.assign(c.scamTypes.at(-1) ?? {}, { guide: 'not-sure' }),
      'content/scam-types.yaml: unknown.guide: content/guides/en/not-sure.md is missing',
    ],
    [
      'a figure of a guide',
      (c) => guideOf(c, 'zh-CN').figures.push('cn-2020-people-dissuaded-repeat'),
      'content/guides/zh-CN/romance.md: figures: cn-2020-people-dissuaded-repeat is not in content/facts',
    ],
    [
      'a source of a guide',
      (c) => guideOf(c, 'zh-CN').sources.push({ id: 'a-blog', for: 'x' }),
      'content/guides/zh-CN/romance.md: sources: a-blog is not in content/facts',
    ],
    [
      'a related guide',
      (c) => guideOf(c, 'zh-CN').related.push('gone'),
      'content/guides/zh-CN/romance.md: related: content/guides/zh-CN/gone.md is missing',
    ],
    [
      'a guide related to itself',
      (c) => guideOf(c, 'en').related.push('romance'),
      'content/guides/en/romance.md: related: names itself',
    ],
    [
      'a guide under another name',
      (c) => Object.assign(guideOf(c, 'en'), { scamType: 'love' }),
      'content/guides/en/romance.md: scamType: love is not the name of the file',
    ],
    [
      'a step that only one language has',
      (c) => guideOf(c, 'en').steps.pop(),
      'content/guides/en/romance.md: steps: ',
    ],
    [
      'moments that only one language names',
      (c) =>
        Object.assign(guideOf(c, 'en'), {
          moments: { notPaid: 'a', justPaid: 'b', paidEarlier: 'c', gaveInfo: 'd' },
        }),
      'content/guides/en/romance.md: moments: only one language names them',
    ],
    [
      'a guide that a term leads to',
      (c) => Object.assign(c.glossary.terms[0] ?? {}, { leadsTo: 'guide:gone' }),
      'content/glossary.yaml: safe-account.leadsTo: content/guides/zh-CN/gone.md is missing',
    ],
    [
      'a page that a term leads to',
      (c) => Object.assign(c.glossary.terms[0] ?? {}, { leadsTo: 'gone' }),
      'content/glossary.yaml: safe-account.leadsTo: gone is no page of site/paths.ts',
    ],
    [
      'a rule that a term leads to',
      (c) => Object.assign(c.glossary.terms[0] ?? {}, { leadsTo: 'law#gone' }),
      'content/glossary.yaml: safe-account.leadsTo: gone is not in content/law.yaml',
    ],
    [
      'a case that a term leads to',
      (c) => Object.assign(c.glossary.terms[0] ?? {}, { leadsTo: 'mistaken#gone' }),
      'content/glossary.yaml: safe-account.leadsTo: gone is not in content/mistaken.yaml',
    ],
    [
      'a source of a term',
      (c) => c.glossary.terms[0]?.namedIn.push('a-blog'),
      'content/glossary.yaml: safe-account.namedIn: a-blog is not in content/facts',
    ],
    [
      'a guide of a rule',
      (c) => c.law.rules[0]?.leadsTo.push('gone'),
      'content/law.yaml: anti-fraud-law.leadsTo: content/guides/zh-CN/gone.md is missing',
    ],
    [
      'a source of a rule',
      (c) => c.law.rules[0]?.namedIn.push('a-blog'),
      'content/law.yaml: anti-fraud-law.namedIn: a-blog is not in content/facts',
    ],
    [
      'a rule of a case',
      (c) => c.mistaken.cases[0]?.laws.push('gone'),
      'content/mistaken.yaml: card-frozen.laws: gone is not in content/law.yaml',
    ],
    [
      'a guide of a case',
      (c) => c.mistaken.cases[0]?.leadsTo.push('gone'),
      'content/mistaken.yaml: card-frozen.leadsTo: content/guides/zh-CN/gone.md is missing',
    ],
    [
      'other audiences in English',
      (c) => guideOf(c, 'en').audiences.push('anyone'),
      'content/guides/en/romance.md: audiences: not the same as in Chinese',
    ],
  ])('%s', (_, breakIt, problem) => {
    const content = structuredClone(shipped)
    breakIt(content)
    expect(findBrokenReferences(content).join('\n')).toContain(problem)
  })
})

function sourceOf(content: Content) {
  const source = content.sources['hanzhong-2020-08-05']
  if (!source) throw new Error('the source is gone')
  return source
}

function factOf(content: Content) {
  const [fact] = sourceOf(content).facts
  if (!fact) throw new Error('the fact is gone')
  return fact
}

function guideOf(content: Content, locale: string) {
  const page = content.guides.find((one) => one.locale === locale && one.slug === 'romance')
  if (!page) throw new Error('the guide is gone')
  return page.guide
}
