// Longer than most files: every kind of content file, and which schema checks it.

import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { centresSchema } from '../../functions/centres/centres.schema.ts'
import { ContentError, parseContent } from '../../functions/content/parse-content.ts'
import { directorySchema } from '../../functions/directory/directory.schema.ts'
import { neverListedSchema } from '../../functions/indicators/never-listed.schema.ts'
import {
  adRulesSchema,
  adSignalsSchema,
  adWordsSchema,
} from '../../functions/job-ads/rules.schema.ts'
import { addressesSchema } from '../../functions/lookalikes/addresses.schema.ts'
import { protectedSchema } from '../../functions/lookalikes/protected.schema.ts'
import { operatorSchema } from '../../functions/operator/operator.schema.ts'
import { scamTypesSchema } from '../../functions/reports/scam-types.schema.ts'
import { schoolsSchema } from '../../functions/schools/schools.schema.ts'
import { editorsWarningsSchema } from '../../functions/warnings/editors-warnings.schema.ts'
import { webhooksFileSchema } from '../../functions/webhooks/webhooks-file.schema.ts'
import { readYaml } from '../vite/yaml.mjs'
import { audienceSchema } from './audience.ts'
import { caveatsSchema } from './caveats.ts'
import { channelsSchema } from './channels.ts'
import { classLessonSchema } from './class-lesson.ts'
import { classPapersSchema } from './class-papers.ts'
import { classQuestionsSchema } from './class-questions.ts'
import { classRulesSchema } from './class-rules.ts'
import { classScenariosSchema } from './class-scenarios.ts'
import { dataVersionsSchema } from './data-versions.ts'
import { dialectsSchema } from './dialects.ts'
import { doorSchema } from './door.ts'
import { factSourceSchema } from './fact-source.ts'
import { factVocabularySchema } from './fact-vocabulary.ts'
import type { ClassContent } from './find-broken-class.ts'
import { findBrokenRecordings } from './find-broken-recordings.ts'
import { type Content, findBrokenReferences } from './find-broken-references.ts'
import { glossarySchema } from './glossary.ts'
import { guideSchema } from './guide.ts'
import { helplinesSchema } from './helplines.ts'
import { lawSchema } from './law.ts'
import { mechanismGroupSchema, mechanismPathSchema } from './mechanisms.ts'
import { mistakenSchema } from './mistaken.ts'
import { repliesSchema } from './replies.ts'
import { searchSchema } from './search.ts'
import { selfCheckSchema } from './self-check.ts'
import { statisticsSchema } from './statistics.ts'
import { turnToSchema } from './turn-to.ts'
import { whatNextSchema } from './what-next.ts'

/** Which schema checks a content file; a new kind of file is added here. */
const SCHEMAS: readonly [RegExp, z.core.$ZodType][] = [
  [/^operator\.yaml$/, operatorSchema],
  [/^centres\.yaml$/, centresSchema],
  [/^directory\.yaml$/, directorySchema],
  [/^scam-types\.yaml$/, scamTypesSchema],
  [/^helplines\.yaml$/, helplinesSchema],
  [/^search\.yaml$/, searchSchema],
  [/^turn-to\.yaml$/, turnToSchema],
  [/^what-next\.yaml$/, whatNextSchema],
  [/^audio\/dialects\.yaml$/, dialectsSchema],
  [/^statistics\.yaml$/, statisticsSchema],
  [/^data\.yaml$/, dataVersionsSchema],
  [/^mechanisms\/path\.yaml$/, mechanismPathSchema],
  [/^mechanisms\/[^/]+\.yaml$/, mechanismGroupSchema],
  [/^glossary\.yaml$/, glossarySchema],
  [/^law\.yaml$/, lawSchema],
  [/^mistaken\.yaml$/, mistakenSchema],
  [/^addresses\.yaml$/, addressesSchema],
  [/^never-listed\.yaml$/, neverListedSchema],
  [/^protected\.yaml$/, protectedSchema],
  [/^channels\.yaml$/, channelsSchema],
  [/^warnings\.yaml$/, editorsWarningsSchema],
  [/^schools\.yaml$/, schoolsSchema],
  [/^webhooks\.yaml$/, webhooksFileSchema],
  [/^replies\.yaml$/, repliesSchema],
  [/^self-check\.yaml$/, selfCheckSchema],
  [/^job-ads\/words\.yaml$/, adWordsSchema],
  [/^job-ads\/signals\.yaml$/, adSignalsSchema],
  [/^job-ads\/rules\.yaml$/, adRulesSchema],
  [/^facts\/caveats\.yaml$/, caveatsSchema],
  [/^facts\/vocabulary\.yaml$/, factVocabularySchema],
  [/^facts\/[^/]+\.yaml$/, factSourceSchema],
  [/^guides\/(?:zh-CN|en)\/[^/]+\.md$/, guideSchema],
  [/^class\/(?:zh-CN|en)\/rules\.yaml$/, classRulesSchema],
  [/^class\/(?:zh-CN|en)\/questions\.yaml$/, classQuestionsSchema],
  [/^class\/(?:zh-CN|en)\/scenarios\.yaml$/, classScenariosSchema],
  [/^class\/(?:zh-CN|en)\/lesson\.yaml$/, classLessonSchema],
  [/^class\/(?:zh-CN|en)\/papers\.yaml$/, classPapersSchema],
  [/^audiences\/(?:zh-CN|en)\/[^/]+\.md$/, audienceSchema],
  [/^doors\/(?:zh-CN|en)\/[^/]+\.md$/, doorSchema],
]

/** The schema of a file below content/, or undefined where nothing checks it. */
export const schemaOf = (file: string) => SCHEMAS.find(([path]) => path.test(file))?.[1]

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative('content', join(entry.parentPath, entry.name)))
    .sort()

/** Every file below content/ that a schema of this list checks. */
export const contentFiles = () => filesBelow('content').filter((file) => schemaOf(file))

/** What a content file says, unchecked: the YAML, or the front matter of Markdown. */
export function readContent(file: string): unknown {
  if (file.endsWith('.yaml')) return readYaml(`content/${file}`)
  const [, frontMatter] = /^---\n(.*?)\n---\n/s.exec(readFileSync(`content/${file}`, 'utf8')) ?? []
  return parse(frontMatter ?? '')
}

/**
 * Checks everything below content/: each file by its schema, then what points from one to another.
 * @throws ContentError with file, field and reason
 */
export function checkContent(): void {
  const strays = ['facts', 'guides', 'mechanisms', 'class', 'audiences', 'doors', 'job-ads']
    .map((folder) => `content/${folder}`)
    .flatMap(filesBelow)
    .filter((file) => !schemaOf(file))
    .map((file) => `content/${file}: (whole file): no schema knows a file of this name here`)
  const wrong = contentFiles().flatMap((file) => problemsOf(file))
  const problems = [...strays, ...wrong]
  if (problems.length === 0) {
    const content = loadContent()
    problems.push(...findBrokenReferences(content), ...wrongRecordings(content))
  }
  if (problems.length > 0) throw new ContentError(problems.join('\n'))
}

function problemsOf(file: string): string[] {
  try {
    checked(file, schemaOf(file) ?? z.unknown())
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

function wrongRecordings({ guides }: Content): string[] {
  const dialects = checked('audio/dialects.yaml', dialectsSchema)
  const recordings = filesBelow('content/audio')
    .filter((file) => !schemaOf(file))
    .map((file) => {
      const bytes = readFileSync(`content/${file}`)
      return { file, bytes: bytes.length, head: bytes.subarray(0, 3) }
    })
  return findBrokenRecordings(
    recordings,
    new Set(dialects.map(({ id }) => id)),
    new Set(guides.map(({ slug }) => slug)),
  )
}

/** All content, checked file by file. */
export function loadContent(): Content {
  return {
    operator: checked('operator.yaml', operatorSchema),
    centres: checked('centres.yaml', centresSchema),
    directory: checked('directory.yaml', directorySchema),
    scamTypes: checked('scam-types.yaml', scamTypesSchema),
    search: checked('search.yaml', searchSchema),
    glossary: checked('glossary.yaml', glossarySchema),
    law: checked('law.yaml', lawSchema),
    mistaken: checked('mistaken.yaml', mistakenSchema),
    warnings: checked('warnings.yaml', editorsWarningsSchema).warnings,
    schools: checked('schools.yaml', schoolsSchema).schools,
    selfCheck: checked('self-check.yaml', selfCheckSchema),
    jobAds: {
      words: {
        ...checked('job-ads/words.yaml', adWordsSchema),
        ...checked('addresses.yaml', addressesSchema),
      },
      signals: checked('job-ads/signals.yaml', adSignalsSchema),
      rules: checked('job-ads/rules.yaml', adRulesSchema),
    },
    turnTo: checked('turn-to.yaml', turnToSchema),
    whatNext: checked('what-next.yaml', whatNextSchema),
    caveats: checked('facts/caveats.yaml', caveatsSchema),
    vocabulary: checked('facts/vocabulary.yaml', factVocabularySchema),
    statistics: checked('statistics.yaml', statisticsSchema),
    sources: allOf(factSourceSchema),
    mechanisms: allOf(mechanismGroupSchema),
    path: checked('mechanisms/path.yaml', mechanismPathSchema),
    guides: contentFiles()
      .filter((file) => file.startsWith('guides/'))
      .map((file) => ({
        locale: file.split('/')[1] ?? '',
        slug: basename(file, '.md'),
        guide: checked(file, guideSchema),
      })),
    audiences: pagesIn('audiences', audienceSchema),
    doors: pagesIn('doors', doorSchema),
    regions: new Set(regionCodes()),
    helplines: checked('helplines.yaml', helplinesSchema),
    classes: { 'zh-CN': classIn('zh-CN'), en: classIn('en') },
  }
}

/** Every file that a schema checks, by its name. */
const allOf = <S extends z.core.$ZodType>(schema: S): Record<string, z.output<S>> =>
  Object.fromEntries(
    contentFiles()
      .filter((file) => schemaOf(file) === schema)
      .map((file) => [basename(file, '.yaml'), checked(file, schema)]),
  )

const classIn = (locale: string): ClassContent => ({
  rules: checked(`class/${locale}/rules.yaml`, classRulesSchema),
  questions: checked(`class/${locale}/questions.yaml`, classQuestionsSchema),
  scenarios: checked(`class/${locale}/scenarios.yaml`, classScenariosSchema),
  lesson: checked(`class/${locale}/lesson.yaml`, classLessonSchema),
  papers: checked(`class/${locale}/papers.yaml`, classPapersSchema),
})

/** The pages of a folder with one folder for each language. */
const pagesIn = <S extends z.core.$ZodType>(folder: string, schema: S) =>
  contentFiles()
    .filter((file) => file.startsWith(`${folder}/`))
    .map((file) => ({
      locale: file.split('/')[1] ?? '',
      slug: basename(file, '.md'),
      page: checked(file, schema),
    }))

const checked = <S extends z.core.$ZodType>(file: string, schema: S) =>
  parseContent(schema, readContent(file), `content/${file}`)

type Division = [code: string, name: string, inside?: Division[]]

function regionCodes(): string[] {
  const file = 'content/regions/2024-12-31.json'
  const { provinces } = JSON.parse(readFileSync(file, 'utf8')) as { provinces: Division[] }
  const codesOf = ([code, , inside]: Division): string[] => [
    code,
    ...(inside ?? []).flatMap(codesOf),
  ]
  return provinces.flatMap(codesOf)
}
