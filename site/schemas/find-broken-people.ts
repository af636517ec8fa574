import type { Audience } from './audience.ts'
import { DOORS, type Door } from './door.ts'
import { AUDIENCES, type Guide } from './guide.ts'
import type { PersonPage } from './sheet.ts'

export interface Page<T> {
  readonly locale: string
  readonly slug: string
  readonly page: T
}

interface PeopleContent {
  readonly audiences: readonly Page<Audience>[]
  readonly doors: readonly Page<Door>[]
  readonly guides: readonly { locale: string; slug: string; guide: Guide }[]
  /** Names of the files of content/facts. */
  readonly sources: ReadonlySet<string>
}

type Problems = Iterable<string>

const LOCALES = ['zh-CN', 'en'] as const

/** Who the guides are for but has no page, what a page names that isn't there, languages out of step. */
export function* findBrokenPeople(content: PeopleContent): Problems {
  const wanted = AUDIENCES.filter((one) => one !== 'anyone')
  yield* foldersOutOfStep('audiences', content.audiences, wanted)
  yield* foldersOutOfStep('doors', content.doors, DOORS)
  for (const { locale, slug, page } of content.audiences) {
    const at = `content/audiences/${locale}/${slug}.md`
    yield* sourceProblems(at, page, content)
    for (const id of page.first) {
      const guide = content.guides.find((one) => one.locale === locale && one.slug === id)?.guide
      if (!guide) yield `${at}: first: content/guides/${locale}/${id}.md is missing`
      else if (!guide.audiences.some((one) => one === slug)) {
        yield `${at}: first: the guide ${id} doesn’t name ${slug} among its audiences`
      }
    }
  }
  for (const { locale, slug, page } of content.doors) {
    const at = `content/doors/${locale}/${slug}.md`
    yield* sourceProblems(at, page, content)
    for (const id of page.guides) {
      if (!content.guides.some((one) => one.locale === locale && one.slug === id)) {
        yield `${at}: guides: content/guides/${locale}/${id}.md is missing`
      }
    }
  }
}

function* sourceProblems(at: string, page: PersonPage, { sources }: PeopleContent): Problems {
  for (const { id } of page.sources.filter((one) => !sources.has(one.id))) {
    yield `${at}: sources: ${id} is not in content/facts`
  }
}

/** Every wanted page in both languages, no other, and both of the same shape. */
function* foldersOutOfStep<T extends PersonPage>(
  folder: string,
  pages: readonly Page<T>[],
  wanted: readonly string[],
): Problems {
  for (const locale of LOCALES) {
    const found = pages.filter((one) => one.locale === locale).map(({ slug }) => slug)
    for (const slug of wanted.filter((one) => !found.includes(one))) {
      yield `content/${folder}/${locale}/${slug}.md: title: the file is missing`
    }
    for (const slug of found.filter((one) => !wanted.includes(one))) {
      yield `content/${folder}/${locale}/${slug}.md: title: nobody is called ${slug}`
    }
  }
  for (const { slug, page } of pages.filter(({ locale }) => locale === 'en')) {
    const chinese = pages.find((one) => one.locale === 'zh-CN' && one.slug === slug)?.page
    if (!chinese) continue
    const at = `content/${folder}/en/${slug}.md`
    const [here, there] = [shapeOf(page), shapeOf(chinese)]
    for (const field of Object.keys({ ...here, ...there })) {
      if (here[field] !== there[field]) {
        yield `${at}: ${field}: ${here[field] ?? 'none'}, but ${there[field] ?? 'none'} in Chinese`
      }
    }
  }
}

/** What both languages share: how many of everything, and which guides. */
function shapeOf(page: PersonPage): Record<string, string | number> {
  const parts = page.parts.map((part, place): [string, string] => [
    `parts[${place}]`,
    `${part.answers ? 'answers' : 'items'} ${(part.answers ?? part.items ?? []).length}${part.never ? ' never' : ''}`,
  ])
  const blocks = page.sheet.blocks.map(({ lines }, place): [string, number] => [
    `sheet.blocks[${place}].lines`,
    lines.length,
  ])
  const lists = ['first', 'guides', 'group'].flatMap((field): [string, string][] => {
    const value = (page as unknown as Record<string, unknown>)[field]
    return value === undefined ? [] : [[field, String(value)]]
  })
  return Object.fromEntries([['now', page.now.length], ...parts, ...blocks, ...lists])
}
