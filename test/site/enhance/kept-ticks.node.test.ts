import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepTicks, readTicks } from '../../../site/enhance/kept-ticks.ts'

const KNOWN = ['lesson', 'night', 'page']
afterEach(() => vi.unstubAllGlobals())

describe('what a school ticked', () => {
  it('stays nowhere until somebody asks for it, and goes when they no longer do', () => {
    const store = stored()
    expect(readTicks(KNOWN)).toBeNull()
    keepTicks(['night'])
    expect(readTicks(KNOWN)).toEqual(['night'])
    keepTicks(null)
    expect([readTicks(KNOWN), store.size]).toEqual([null, 0])
  })

  it('is kept also where nothing is ticked', () => {
    stored()
    keepTicks([])
    expect(readTicks(KNOWN)).toEqual([])
  })

  it.each([
    ['{', null],
    ['"lesson"', []],
    ['["gone","page"]', ['page']],
  ])('is read with care: %s', (text, ticks) => {
    stored(text)
    expect(readTicks(KNOWN)).toEqual(ticks)
  })

  it('is not kept where the browser keeps nothing, and the page says so', () => {
    vi.stubGlobal('localStorage', undefined)
    expect([readTicks(KNOWN), keepTicks(['page'])]).toEqual([null, false])
  })
})

function stored(text?: string) {
  const store = new Map(text === undefined ? [] : [['self-check', text]])
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  })
  return store
}
