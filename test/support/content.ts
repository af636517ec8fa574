import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'yaml'
import type * as z from 'zod'
import { centresSchema } from '../../functions/centres/centres.schema.ts'
import { parseContent } from '../../functions/content/parse-content.ts'
import { operatorSchema } from '../../functions/operator/operator.schema.ts'
import { scamTypesSchema } from '../../functions/reports/scam-types.schema.ts'
import { caveatsSchema } from '../../site/schemas/caveats.ts'
import { factSourceSchema } from '../../site/schemas/fact-source.ts'
import { factVocabularySchema } from '../../site/schemas/fact-vocabulary.ts'
import type { Content } from '../../site/schemas/find-broken-references.ts'
import { guideSchema } from '../../site/schemas/guide.ts'
import { helplinesSchema } from '../../site/schemas/helplines.ts'
import { readYaml } from '../../site/vite/yaml.mjs'

/** Which schema checks a content file; a new kind of file is added here. */
const SCHEMAS: readonly [RegExp, z.core.$ZodType][] = [
  [/^operator\.yaml$/, operatorSchema],
  [/^centres\.yaml$/, centresSchema],
  [/^scam-types\.yaml$/, scamTypesSchema],
  [/^helplines\.yaml$/, helplinesSchema],
  [/^facts\/caveats\.yaml$/, caveatsSchema],
  [/^facts\/vocabulary\.yaml$/, factVocabularySchema],
  [/^facts\/[^/]+\.yaml$/, factSourceSchema],
  [/^guides\/[^/]+\/[^/]+\.md$/, guideSchema],
]

/** The schema of a file below content/, or undefined where nothing checks it. */
export const schemaOf = (file: string) => SCHEMAS.find(([path]) => path.test(file))?.[1]

/** Every file below content/ that a schema of this list checks. */
export const contentFiles = () =>
  readdirSync('content', { recursive: true, encoding: 'utf8' })
    .filter((file) => schemaOf(file))
    .sort()

/** What a content file says, unchecked: the YAML, or the front matter of Markdown. */
export function readContent(file: string): unknown {
  if (file.endsWith('.yaml')) return readYaml(`content/${file}`)
  const [, frontMatter] = /^---\n(.*?)\n---\n/s.exec(readFileSync(`content/${file}`, 'utf8')) ?? []
  return parse(frontMatter ?? '')
}

/** All content, checked file by file. */
export function loadContent(): Content {
  return {
    operator: checked('operator.yaml', operatorSchema),
    centres: checked('centres.yaml', centresSchema),
    scamTypes: checked('scam-types.yaml', scamTypesSchema),
    caveats: checked('facts/caveats.yaml', caveatsSchema),
    vocabulary: checked('facts/vocabulary.yaml', factVocabularySchema),
    sources: Object.fromEntries(
      contentFiles()
        .filter((file) => schemaOf(file) === factSourceSchema)
        .map((file) => [basename(file, '.yaml'), checked(file, factSourceSchema)]),
    ),
    guides: contentFiles()
      .filter((file) => file.startsWith('guides/'))
      .map((file) => ({
        locale: file.split('/')[1] ?? '',
        slug: basename(file, '.md'),
        guide: checked(file, guideSchema),
      })),
    regions: new Set(regionCodes()),
  }
}

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
