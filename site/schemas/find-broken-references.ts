// Longer than most files: one small rule for each way in which content points to content.

import type { CentresFile } from '../../functions/centres/centres.schema.ts'
import type { DirectoryEntry } from '../../functions/directory/vocabulary.ts'
import { OVERSEAS } from '../../functions/fields/region.ts'
import type { AdRules, AdSignals, AdWords } from '../../functions/job-ads/rules.schema.ts'
import type { Operator } from '../../functions/operator/operator.schema.ts'
import type { ScamType } from '../../functions/reports/scam-types.schema.ts'
import type { School } from '../../functions/schools/schools.schema.ts'
import type { EditorsWarnings } from '../../functions/warnings/editors-warnings.schema.ts'
import type { Audience } from './audience.ts'
import type { Caveat } from './caveats.ts'
import type { Door } from './door.ts'
import type { Fact, FactSource } from './fact-source.ts'
import type { FactVocabulary } from './fact-vocabulary.ts'
import { findBrokenAdRules } from './find-broken-ad-rules.ts'
import { findBrokenCharts } from './find-broken-charts.ts'
import { type ClassContent, classesOutOfStep, findBrokenClass } from './find-broken-class.ts'
import { type Explained, findBrokenExplanations } from './find-broken-explanations.ts'
import { findBrokenLeads } from './find-broken-leads.ts'
import { findBrokenMechanisms } from './find-broken-mechanisms.ts'
import { findBrokenPeople, type Page } from './find-broken-people.ts'
import type { Guide } from './guide.ts'
import type { MechanismGroup, MechanismPath } from './mechanisms.ts'
import type { SearchWords } from './search.ts'
import type { SelfCheck } from './self-check.ts'
import type { Statistics } from './statistics.ts'
import type { TurnTo } from './turn-to.ts'
import type { WhatNext } from './what-next.ts'

/** All content that points to other content, each file already parsed by its own schema. */
export interface Content extends Explained {
  operator: Operator
  centres: CentresFile
  directory: readonly DirectoryEntry[]
  scamTypes: readonly ScamType[]
  /** By file name without `.yaml`. */
  sources: Readonly<Record<string, FactSource>>
  caveats: readonly Caveat[]
  vocabulary: FactVocabulary
  search: SearchWords
  turnTo: TurnTo
  warnings: EditorsWarnings['warnings']
  schools: readonly School[]
  selfCheck: SelfCheck
  jobAds: { words: AdWords; signals: AdSignals; rules: AdRules }
  whatNext: WhatNext
  statistics: Statistics
  /** By file name without `.yaml`. */
  mechanisms: Readonly<Record<string, MechanismGroup>>
  path: MechanismPath
  guides: readonly { locale: string; slug: string; guide: Guide }[]
  audiences: readonly Page<Audience>[]
  doors: readonly Page<Door>[]
  /** Every code of content/regions. */
  regions: ReadonlySet<string>
  helplines: readonly { readonly number: string }[]
  classes: { 'zh-CN': ClassContent; en: ClassContent }
}

type Problems = Iterable<string>

/**
 * What no schema of a single file can see: ids that point nowhere, and files that should agree.
 * Each problem is one line, `file: field: reason`; none means that the content holds together.
 */
export function findBrokenReferences(content: Content): string[] {
  return [
    ...regionsThatDontExist(content),
    ...directoryProblems(content),
    ...schoolProblems(content),
    ...warningProblems(content),
    ...findBrokenAdRules(
      content.jobAds,
      content.guides.map(({ slug }) => slug),
    ),
    ...factProblems(content),
    ...caveatProblems(content),
    ...findBrokenCharts(content.statistics, content),
    ...mechanismProblems(content),
    ...scamTypeProblems(content),
    ...content.guides.flatMap((page) => [...guideProblems(page, content)]),
    ...languagesOutOfStep(content),
    ...findBrokenExplanations(content),
    ...findBrokenLeads(content),
    ...nextProblems(content),
    ...classProblems(content),
    ...findBrokenPeople({ ...content, sources: new Set(Object.keys(content.sources)) }),
  ]
}

function* schoolProblems({ schools, selfCheck, law, regions }: Content): Problems {
  for (const { id, law: rule } of selfCheck.groups.flatMap(({ questions }) => questions)) {
    if (rule && !law.rules.some((known) => known.id === rule)) {
      yield `content/self-check.yaml: ${id}.law: ${rule} is not in content/law.yaml`
    }
  }
  for (const { id, region } of schools.filter((school) => !regions.has(school.region))) {
    yield `content/schools.yaml: ${id}.region: ${region} is not in content/regions`
  }
}

function* warningProblems({ warnings, scamTypes, regions, schools }: Content): Problems {
  for (const { id, scamType, region, school } of warnings) {
    if (school && !schools.some((known) => known.id === school.id)) {
      yield `content/warnings.yaml: ${id}.school: ${school.id} is not in content/schools.yaml`
    }
    if (!scamTypes.some((type) => type.id === scamType)) {
      yield `content/warnings.yaml: ${id}.scamType: ${scamType} is not in content/scam-types.yaml`
    }
    if (region && region !== OVERSEAS && !regions.has(region)) {
      yield `content/warnings.yaml: ${id}.region: ${region} is not in content/regions`
    }
  }
}

function* regionsThatDontExist({ operator, centres, regions }: Content): Problems {
  if (!regions.has(operator.region)) {
    yield `content/operator.yaml: region: ${operator.region} is not in content/regions`
  }
  for (const centre of centres.centres) {
    for (const code of centre.regions.filter((one) => !regions.has(one))) {
      yield `content/centres.yaml: ${centre.id}.regions: ${code} is not in content/regions`
    }
  }
}

function* directoryProblems({ directory, regions, helplines }: Content): Problems {
  const file = 'content/directory.yaml'
  for (const { id, region, channels } of directory) {
    if (region !== null && !regions.has(region)) {
      yield `${file}: ${id}.region: ${region} is not in content/regions`
    }
    for (const { kind, value } of channels) {
      if (kind === 'hotline' && !helplines.some(({ number }) => number === value)) {
        yield `${file}: ${id}.channels: ${value} is not in content/helplines.yaml`
      }
    }
  }
}

const allFacts = ({ sources }: Content): Fact[] =>
  Object.values(sources).flatMap((source) => source.facts)

function* factProblems(content: Content): Problems {
  const { sources, vocabulary, caveats, regions } = content
  const seen = new Set<string>()
  const caveatById = new Map(caveats.map((caveat) => [caveat.id, caveat]))
  for (const [name, { source, facts }] of Object.entries(sources)) {
    const file = `content/facts/${name}.yaml`
    if (source.id !== name) yield `${file}: source.id: ${source.id} is not the name of the file`
    for (const fact of facts) {
      const at = `${file}: ${fact.id}`
      if (seen.has(fact.id)) yield `${at}.id: stands in another file too`
      seen.add(fact.id)
      if (!vocabulary.units[fact.unit]) yield `${at}.unit: ${fact.unit} is not in vocabulary.yaml`
      if (!vocabulary.categories[fact.category]) {
        yield `${at}.category: ${fact.category} is not in vocabulary.yaml`
      }
      yield* hedgeProblems(at, fact, vocabulary)
      if (fact.region.code !== 'CN' && !regions.has(fact.region.code)) {
        yield `${at}.region.code: ${fact.region.code} is not in content/regions`
      }
      for (const id of fact.caveats) {
        const caveat = caveatById.get(id)
        if (!caveat) yield `${at}.caveats: ${id} is not in caveats.yaml`
        else if (!caveat.facts.includes(fact.id)) yield `${at}.caveats: ${id} doesn't name it`
      }
    }
  }
}

function* hedgeProblems(at: string, fact: Fact, { hedges }: FactVocabulary): Problems {
  if (fact.hedge === null) return
  const hedge = hedges[fact.hedge]
  if (!hedge) yield `${at}.hedge: ${fact.hedge} is not in vocabulary.yaml`
  else if (hedge.zh === null && !fact.shown) yield `${at}.shown: missing, ${fact.hedge} needs it`
}

const mechanismProblems = (content: Content) =>
  findBrokenMechanisms({
    mechanisms: content.mechanisms,
    path: content.path,
    facts: new Set(allFacts(content).map(({ id }) => id)),
    sources: new Set(Object.keys(content.sources)),
    guides: new Set(content.guides.map(({ slug }) => slug)),
  })

function* nextProblems({ whatNext, guides, helplines }: Content): Problems {
  for (const { id, ...part } of whatNext.parts) {
    const at = `content/what-next.yaml: ${id}`
    for (const slug of part.guides.filter((one) => !guides.some((guide) => guide.slug === one))) {
      yield `${at}.guides: content/guides/zh-CN/${slug}.md is missing`
    }
    for (const one of part.calls.filter(
      (call) => !helplines.some(({ number }) => number === call),
    )) {
      yield `${at}.calls: ${one} is not in content/helplines.yaml`
    }
  }
}

/** The note on all figures says how old they are: a newer source makes it wrong. */
function* yearsUnsaid(at: string, { zh, en }: Caveat, facts: readonly Fact[]): Problems {
  const years = facts.flatMap(({ period }) => period.end?.slice(0, 4) ?? []).sort()
  const newest = years.at(-1) ?? ''
  for (const [language, words] of Object.entries({ zh, en })) {
    if (!words.includes(newest))
      yield `${at}.${language}: doesn't say that figures go up to ${newest}`
  }
}

function* caveatProblems(content: Content): Problems {
  const facts = new Map(allFacts(content).map((fact) => [fact.id, fact]))
  for (const caveat of content.caveats) {
    const at = `content/facts/caveats.yaml: ${caveat.id}`
    if (caveat.source && !content.sources[caveat.source]) {
      yield `${at}.source: ${caveat.source} is not in content/facts`
    }
    if (caveat.facts === 'all') yield* yearsUnsaid(at, caveat, [...facts.values()])
    for (const id of caveat.facts === 'all' ? [] : caveat.facts) {
      const fact = facts.get(id)
      if (!fact) yield `${at}.facts: ${id} is not in content/facts`
      else if (!fact.caveats.includes(caveat.id)) yield `${at}.facts: ${id} doesn't name it`
    }
  }
}

function* scamTypeProblems({ scamTypes, guides }: Content): Problems {
  for (const { id, guide } of scamTypes) {
    if (guide === null) continue
    for (const locale of ['zh-CN', 'en']) {
      if (!guides.some((page) => page.locale === locale && page.slug === guide)) {
        yield `content/scam-types.yaml: ${id}.guide: content/guides/${locale}/${guide}.md is missing`
      }
    }
  }
}

function* guideProblems(page: Content['guides'][number], content: Content): Problems {
  const { locale, slug, guide } = page
  const at = `content/guides/${locale}/${slug}.md`
  if (guide.scamType !== slug) {
    yield `${at}: scamType: ${guide.scamType} is not the name of the file`
  }
  if (!content.scamTypes.some((type) => type.guide === slug)) {
    yield `${at}: scamType: no type in content/scam-types.yaml leads to this guide`
  }
  const facts = new Set(allFacts(content).map(({ id }) => id))
  for (const id of guide.figures.filter((one) => !facts.has(one))) {
    yield `${at}: figures: ${id} is not in content/facts`
  }
  for (const { id } of guide.sources.filter((one) => !content.sources[one.id])) {
    yield `${at}: sources: ${id} is not in content/facts`
  }
  for (const id of guide.related) {
    if (id === slug) yield `${at}: related: names itself`
    else if (!content.guides.some((other) => other.locale === locale && other.slug === id)) {
      yield `${at}: related: content/guides/${locale}/${id}.md is missing`
    }
  }
}

function* classProblems(content: Content): Problems {
  const facts = new Set(allFacts(content).map(({ id }) => id))
  const numbers = new Set(content.helplines.map(({ number }) => number))
  for (const [locale, one] of Object.entries(content.classes)) {
    const stepsOf = (slug: string) =>
      content.guides.find((page) => page.locale === locale && page.slug === slug)?.guide.steps
        .length
    yield* findBrokenClass(locale, one, { stepsOf, facts, numbers })
  }
  yield* classesOutOfStep(content.classes['zh-CN'], content.classes.en)
}

/** Both languages of a guide tell the same script, for the same people, with the same figures. */
function* languagesOutOfStep({ guides }: Content): Problems {
  for (const { slug, guide } of guides.filter(({ locale }) => locale === 'en')) {
    const chinese = guides.find((other) => other.locale === 'zh-CN' && other.slug === slug)?.guide
    const at = `content/guides/en/${slug}.md`
    if (!chinese) {
      yield `${at}: title: content/guides/zh-CN/${slug}.md is missing`
      continue
    }
    if (chinese.steps.length !== guide.steps.length) {
      yield `${at}: steps: ${guide.steps.length}, but ${chinese.steps.length} in Chinese`
    }
    if (!chinese.moments !== !guide.moments) {
      yield `${at}: moments: only one language names them`
    }
    for (const field of ['figures', 'audiences', 'related'] as const) {
      if (chinese[field].join() !== guide[field].join()) {
        yield `${at}: ${field}: not the same as in Chinese`
      }
    }
  }
}
