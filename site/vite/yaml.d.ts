declare module '*.yaml' {
  /** Unknown on purpose: whoever imports content parses it with its schema. */
  const value: unknown
  export default value
}
