import type { Content } from './find-broken-references.ts'

type Problems = Iterable<string>

/** Where content/search.yaml and content/turn-to.yaml lead to what isn't there. */
export function findBrokenLeads(content: Content): string[] {
  return [...searchProblems(content), ...turnToProblems(content)]
}

function* searchProblems({ search, guides }: Content): Problems {
  const slugs = new Set(guides.map(({ slug }) => slug))
  for (const slug of Object.keys(search.guides).filter((one) => !slugs.has(one))) {
    yield `content/search.yaml: guides.${slug}: there is no such guide`
  }
}

function* turnToProblems({ turnTo, helplines }: Content): Problems {
  const listed = new Set(helplines.map(({ number }) => number))
  for (const { id, places } of turnTo) {
    for (const { number } of places) {
      if (number !== null && !listed.has(number)) {
        yield `content/turn-to.yaml: ${id}: ${number} is not in content/helplines.yaml`
      }
    }
  }
}
