/** A black box on a picture, in hundredths of its width and height: pictures are shown and sent in sizes of their own. */
export interface BlackBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What the fields can say: half a hundredth is a few points of a big picture. */
export const STEP = 0.5

/** Where a new box stands that nobody drew. */
export const NEW_BOX: BlackBox = { left: 35, top: 45, width: 30, height: 10 }

const within = (value: number, most: number) => Math.min(most, Math.max(0, value))

/** A box between two points (in hundredths), a little bigger rather than smaller, and on the picture. */
export function boxBetween(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): BlackBox {
  const down = (value: number) => Math.floor(within(value, 100) / STEP) * STEP
  const up = (value: number) => Math.ceil(within(value, 100) / STEP) * STEP
  const left = down(Math.min(a.x, b.x))
  const top = down(Math.min(a.y, b.y))
  return {
    left,
    top,
    width: up(Math.max(a.x, b.x)) - left,
    height: up(Math.max(a.y, b.y)) - top,
  }
}

/** The box in points of a picture, never smaller than it was shown. */
export function inPoints(
  { left, top, width, height }: BlackBox,
  picture: { readonly width: number; readonly height: number },
) {
  const x = Math.floor((left / 100) * picture.width)
  const y = Math.floor((top / 100) * picture.height)
  return {
    x,
    y,
    width: Math.ceil(((left + width) / 100) * picture.width) - x,
    height: Math.ceil(((top + height) / 100) * picture.height) - y,
  }
}
