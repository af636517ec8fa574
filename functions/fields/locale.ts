import './configure-zod.ts'
import * as z from 'zod/mini'

/** The languages in which somebody can report. */
export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The language of the page that was used. */
export const locale = z.enum(LOCALES)
