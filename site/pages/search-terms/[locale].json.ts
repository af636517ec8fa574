import type { APIRoute } from 'astro'
import type { Locale } from '../../editions'
import { searchTerms } from '../../queries/search'

export const getStaticPaths = () =>
  (['zh-CN', 'en'] as const).map((locale) => ({ params: { locale } }))

/** The names under which people look for a page; enhance/search.ts asks for its language. */
export const GET: APIRoute = async ({ params }) =>
  Response.json(await searchTerms(params.locale as Locale))
