import { checkContent } from '../schemas/load-content.ts'

/**
 * Stops the build when a file below content/ is wrong or points to what isn't there; the message
 * names file, field and reason.
 * @returns {import('astro').AstroIntegration}
 */
export function contentCheck() {
  return { name: 'content-check', hooks: { 'astro:config:setup': () => checkContent() } }
}
