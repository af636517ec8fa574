import type { MechanismGroup, MechanismPath } from './mechanisms.ts'

interface Targets {
  /** Groups by the name of their file. */
  readonly mechanisms: Readonly<Record<string, MechanismGroup>>
  readonly path: MechanismPath
  readonly facts: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
  readonly guides: ReadonlySet<string>
}

/** What a mechanism points to and isn't there, and ids that stand twice. One line for each fault. */
export function* findBrokenMechanisms(content: Targets): Iterable<string> {
  const seen = new Set<string>()
  for (const [name, group] of Object.entries(content.mechanisms)) {
    const file = `content/mechanisms/${name}.yaml`
    if (group.id !== name) yield `${file}: id: ${group.id} is not the name of the file`
    for (const { id, figures, sources, leads } of group.mechanisms) {
      if (seen.has(id)) yield `${file}: ${id}: stands twice`
      seen.add(id)
      for (const fact of figures) {
        if (!content.facts.has(fact))
          yield `${file}: ${id}.figures: ${fact} is not in content/facts`
      }
      for (const source of sources) {
        if (!content.sources.has(source)) {
          yield `${file}: ${id}.sources: ${source} is not in content/facts`
        }
      }
      for (const guide of leads.filter((lead) => lead.startsWith('guide:'))) {
        if (!content.guides.has(guide.slice('guide:'.length))) {
          yield `${file}: ${id}.leads: ${guide} is no guide`
        }
      }
    }
  }
  for (const { id, mechanism } of content.path) {
    if (!seen.has(mechanism)) {
      yield `content/mechanisms/path.yaml: ${id}.mechanism: ${mechanism} is in no group`
    }
  }
}
