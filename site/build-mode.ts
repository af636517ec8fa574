declare const __DEMO__: boolean | undefined
declare const __REPORTING__: boolean | undefined

/**
 * Two facts of a build, fixed by astro.config.mjs (see site/vite/build-mode.mjs) and baked into pages
 * and Worker alike: whether nobody reads what is sent, and whether anything can be sent at all.
 */
export const BUILD_MODE = {
  demo: typeof __DEMO__ === 'boolean' && __DEMO__,
  reporting: typeof __REPORTING__ === 'boolean' ? __REPORTING__ : true,
} as const
