import type { APIRoute } from 'astro'

/** What search engines leave alone: the API and whatever concerns one person's report. */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *
Disallow: /api/
Disallow: /report/status/
Disallow: /en/report/status/
Sitemap: ${new URL('sitemap-index.xml', site).href}
`)
