import type { APIRoute } from 'astro'
import { type Edition, editionPaths } from '../../../editions'
import { FEED_EDITIONS, guideFeed } from '../../../feeds/guide-feed'
import { writeJsonFeed } from '../../../feeds/write-feed'

export const getStaticPaths = () => editionPaths(FEED_EDITIONS)

export const GET: APIRoute<{ edition: Edition }> = async ({ props }) =>
  new Response(writeJsonFeed(await guideFeed(props.edition)), {
    headers: { 'content-type': 'application/feed+json' },
  })
