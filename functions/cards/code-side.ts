import { CARD_CODE } from './limits.ts'

/** Width and height of a code of so many modules with the white around it, in points. */
export const sideOfCode = (modules: number): number =>
  (modules + 2 * CARD_CODE.quiet) * CARD_CODE.module
