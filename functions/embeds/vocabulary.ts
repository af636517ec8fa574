import type { Locale } from '../fields/locale.ts'

/** What a school may show inside its own pages, at /embed/<name>/. */
export const EMBEDS = ['warnings', 'helplines', 'job-ad', 'report', 'board'] as const
export type EmbedName = (typeof EMBEDS)[number]

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const SIZES = ['usual', 'large'] as const
export type Size = (typeof SIZES)[number]

/** How many warnings or numbers a widget shows. */
export const COUNT = { usual: 5, most: 10 } as const

/** A frame's size in CSS pixels where nobody says another: all of it shows in Chinese on a phone 360 wide, but for long lists. */
export const FRAME: Readonly<
  Record<EmbedName, { readonly width: number; readonly height: number }>
> = {
  warnings: { width: 480, height: 700 },
  helplines: { width: 480, height: 680 },
  'job-ad': { width: 480, height: 720 },
  report: { width: 480, height: 460 },
  board: { width: 960, height: 540 },
}

/** What an address says about a widget's looks. */
export interface EmbedLook {
  readonly locale: Locale
  readonly theme: Theme
  readonly size: Size
  readonly count: number
  /** Whether it tells its height to the page around it. */
  readonly fit: boolean
}

/** What a frame is called where nobody sees its page yet. The pages' own titles stand in content/strings. */
export const TITLES: Readonly<Record<EmbedName, { readonly zh: string; readonly en: string }>> = {
  warnings: { zh: '最近的骗局', en: 'Scams that go round now' },
  helplines: { zh: '遇到骗局，打给谁', en: 'Scammed? Whom to call' },
  'job-ad': { zh: '这个招聘靠谱吗', en: 'Is this job real?' },
  report: { zh: '遇到骗局，告诉我们', en: 'Met a scam? Tell us' },
  board: { zh: '防骗大屏', en: 'Scam warnings on a screen' },
}
