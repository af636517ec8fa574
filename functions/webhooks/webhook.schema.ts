import * as z from 'zod/mini'
import { slug } from '../content/shapes.ts'
import { oneLine } from '../fields/name.ts'
import { region } from '../fields/region.ts'
import { HOOK_LANGS, HOOK_SERVICES } from './vocabulary.ts'

const oneOf = <const T extends readonly string[]>(list: T) => z.enum(list, { error: 'invalid' })
const id = slug.check(z.maxLength(64))
const version = z.int().check(z.minimum(1))

/** Lists too heavy for a page, by which the Worker judges; without them only the shape counts. */
export interface HookLists {
  readonly isRegion: (code: string) => boolean
  readonly isScamType: (id: string) => boolean
  readonly isSchool: (id: string) => boolean
}

const anyOf: HookLists = { isRegion: () => true, isScamType: () => true, isSchool: () => true }

/**
 * POST /api/v1/triage/webhooks: where warnings are to be sent. A secret is only taken for a robot that has
 * one of its service's own; that of signed JSON is made here.
 */
export const hookInput = ({ isRegion, isScamType, isSchool } = anyOf) =>
  z
    .strictObject({
      name: oneLine(60).check(z.minLength(1, 'required')),
      service: oneOf(HOOK_SERVICES),
      address: z.string().check(z.minLength(1, 'required'), z.maxLength(500, 'too-long')),
      secret: z.nullable(
        z.string().check(z.minLength(8, 'too-short'), z.maxLength(200, 'too-long')),
      ),
      lang: oneOf(HOOK_LANGS),
      school: z.nullable(id.check(z.refine(isSchool, { error: 'invalid' }))),
      region: region(isRegion),
      scamType: z.nullable(id.check(z.refine(isScamType, { error: 'invalid' }))),
    })
    .check(
      z.refine(
        ({ service, secret }) => secret === null || ['dingtalk', 'feishu'].includes(service),
        { path: ['secret'], error: 'invalid' },
      ),
    )
export type HookInput = z.infer<ReturnType<typeof hookInput>>

/** Switches a hook on or off. */
export const switchInput = z.strictObject({ version, active: z.boolean() })

/** Asks for a new secret. */
export const secretInput = z.strictObject({ version })

/** What becomes of a delivery that was given up. */
export const deadInput = z.strictObject({ do: oneOf(['retry', 'drop']) })
