import fc from 'fast-check'

/** Any sequence of UTF-16 code units: NUL, lone surrogates and all. */
export const anyText = fc
  .uint16Array({ maxLength: 60 })
  .map((units) => String.fromCharCode(...units))
