import type { APIRoute } from 'astro'

/**
 * What search engines leave alone: the API and whatever concerns one person's report. The pictures of
 * warnings lie below the API, and chats fetch them like robots.
 */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *
Disallow: /api/
Allow: /api/v1/warnings/
Disallow: /report/status/
Disallow: /en/report/status/
Sitemap: ${new URL('sitemap-index.xml', site).href}
`)
