import type { APIRoute } from 'astro'
import { type Edition, editionPaths } from '../../../editions'
import { FEED_EDITIONS, guideFeed } from '../../../feeds/guide-feed'
import { writeAtom } from '../../../feeds/write-feed'

export const getStaticPaths = () => editionPaths(FEED_EDITIONS)

export const GET: APIRoute<{ edition: Edition }> = async ({ props }) =>
  new Response(writeAtom(await guideFeed(props.edition)), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
