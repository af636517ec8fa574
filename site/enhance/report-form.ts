/**
 * Turns the plain form into steps where the browser can. An older one keeps the plain form, which does
 * the same: every function named here is used somewhere in the form's script, and a missing one would
 * stop it half-way.
 */
const isAble =
  CSS.supports('selector(:has(*))') &&
  'isWellFormed' in String.prototype &&
  'toSorted' in Array.prototype &&
  'replaceChildren' in Element.prototype

if (isAble) import('./report-form/report-form.ts').catch(() => {})
