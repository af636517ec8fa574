import type { APIRoute } from 'astro'
import type { Locale } from '../../editions'
import { channelFile } from '../../queries/channels'

export const getStaticPaths = () =>
  (['zh-CN', 'en'] as const).map((locale) => ({ params: { locale } }))

/** What a caller, link or name is compared with on the reader's device. */
export const GET: APIRoute = ({ params }) => Response.json(channelFile(params.locale as Locale))
