import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const GROUNDS = ['paper', 'card'] as const
const TINTS = ['alarm-tint', 'act-tint', 'amber-tint'] as const

/** Which colour stands on which ground, and the ratio that WCAG 2.2 asks of the pair. */
const PAIRS = [
  { of: ['ink', 'soft'], on: [...GROUNDS, ...TINTS], least: 4.5 },
  { of: ['alarm'], on: [...GROUNDS, 'alarm-tint'], least: 4.5 },
  { of: ['act'], on: [...GROUNDS, ...TINTS], least: 4.5 },
  { of: ['amber'], on: [...GROUNDS, 'amber-tint'], least: 4.5 },
  { of: ['on-fill'], on: ['alarm-fill', 'alarm-deep', 'act-fill', 'act-deep'], least: 4.5 },
  { of: ['edge'], on: [...GROUNDS], least: 3 },
] as const

describe.for(['light', 'dark'] as const)('%s', (scheme) => {
  test.for(
    PAIRS.flatMap(({ of, on, least }) => of.flatMap((a) => on.map((b) => ({ a, b, least })))),
  )('$a on $b reaches $least:1', ({ a, b, least }) => {
    const colours = paletteOf(scheme)
    expect(contrast(colours, a, b)).toBeGreaterThanOrEqual(least)
  })
})

const css = readFileSync('site/styles/tokens.css', 'utf8')

function paletteOf(scheme: 'light' | 'dark'): Map<string, string> {
  const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')
  const read = (part: string) =>
    [...part.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(
      ([, name, colour]) => [name, colour] as [string, string],
    )
  return new Map([...read(light), ...(scheme === 'dark' ? read(dark) : [])])
}

function contrast(colours: Map<string, string>, a: string, b: string): number {
  const [light, dark] = [luminance(colours.get(a)), luminance(colours.get(b))].sort((x, y) => y - x)
  return ((light as number) + 0.05) / ((dark as number) + 0.05)
}

function luminance(colour: string | undefined): number {
  const hex = colour?.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour
  if (!hex) throw new Error('no such colour')
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
