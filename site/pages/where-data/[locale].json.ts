import type { APIRoute } from 'astro'
import type { Locale } from '../../editions'
import { turnTo } from '../../queries/turn-to'

export const getStaticPaths = () =>
  (['zh-CN', 'en'] as const).map((locale) => ({ params: { locale } }))

/** What /where/ shows, for other programs. */
export const GET: APIRoute = ({ params }) => Response.json(turnTo(params.locale as Locale))
