import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxBetween, inPoints, NEW_BOX } from '../../../../site/enhance/evidence/black-box.ts'

describe('a black box', () => {
  it('covers all that was drawn over, whichever corner came first, and stays on the picture', () => {
    const place = fc.double({ min: -20, max: 120, noNaN: true })
    const point = fc.record({ x: place, y: place })
    fc.assert(
      fc.property(point, point, (a, b) => {
        const box = boxBetween(a, b)
        expect(box).toEqual(boxBetween(b, a))
        const inside = (value: number) => Math.min(100, Math.max(0, value))
        expect(box.left).toBeLessThanOrEqual(inside(Math.min(a.x, b.x)))
        expect(box.top).toBeLessThanOrEqual(inside(Math.min(a.y, b.y)))
        expect(box.left + box.width).toBeGreaterThanOrEqual(inside(Math.max(a.x, b.x)))
        expect(box.top + box.height).toBeGreaterThanOrEqual(inside(Math.max(a.y, b.y)))
        expect(box.left >= 0 && box.left + box.width <= 100).toBe(true)
        expect(box.top >= 0 && box.top + box.height <= 100).toBe(true)
      }),
    )
  })

  it('is never smaller on the picture that is sent than on the one that was shown', () => {
    const size = fc.record({ width: fc.nat(5_000), height: fc.nat(5_000) })
    fc.assert(
      fc.property(size, (picture) => {
        const { x, y, width, height } = inPoints(NEW_BOX, picture)
        expect(x).toBeLessThanOrEqual((NEW_BOX.left / 100) * picture.width)
        expect(y).toBeLessThanOrEqual((NEW_BOX.top / 100) * picture.height)
        const right = ((NEW_BOX.left + NEW_BOX.width) / 100) * picture.width
        const bottom = ((NEW_BOX.top + NEW_BOX.height) / 100) * picture.height
        expect(x + width).toBeGreaterThanOrEqual(right)
        expect(y + height).toBeGreaterThanOrEqual(bottom)
      }),
    )
  })
})
