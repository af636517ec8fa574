import * as z from 'zod/mini'
import { allDiffer, bilingual } from '../content/shapes.ts'
import { asciiDomain } from '../fields/host.ts'
import { INDICATOR_KINDS, type IndicatorKind } from '../indicators/indicator.ts'
import { isInnerHost } from './check-address.ts'

const host = z.string().check(
  z.refine((name) => asciiDomain(name) === name && !isInnerHost(name), {
    error: 'must be a name such as hooks.school.edu.cn, in small letters; no address in numbers',
  }),
)

const line = (...parts: readonly string[]) =>
  bilingual.check(
    z.refine(
      ({ zh, en }) =>
        [zh, en].every((words) =>
          [...words.matchAll(/\{(\w+)\}/g)].every(([, part = '']) => parts.includes(part)),
        ),
      { error: `may name ${parts.map((part) => `{${part}}`).join(', ')} and nothing else` },
    ),
  )

/** content/webhooks.yaml: who may be sent warnings, and what a chat group reads. */
export const webhooksFileSchema = z.strictObject({
  hosts: z.array(host).check(z.refine((list) => allDiffer(list), { error: 'names a host twice' })),
  kinds: z.strictObject(
    Object.fromEntries(INDICATOR_KINDS.map((kind) => [kind, bilingual])) as Record<
      IndicatorKind,
      typeof bilingual
    >,
  ),
  lines: z.strictObject({
    published: line('title', 'summary', 'url'),
    corrected: line('title', 'summary', 'url'),
    withdrawn: line('url'),
    nearby: line('kind', 'count', 'url'),
    test: line('url'),
  }),
})
export type WebhooksFile = z.infer<typeof webhooksFileSchema>
