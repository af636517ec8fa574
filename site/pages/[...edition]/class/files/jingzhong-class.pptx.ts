import type { APIRoute } from 'astro'
import { writePptx } from '../../../../class/pptx'
import { EDITIONS, type Edition, editionPaths } from '../../../../editions'

export const getStaticPaths = () => editionPaths(EDITIONS.filter(({ easy }) => !easy))

/** The lesson's slides as a PowerPoint file, to show and change without a network. */
export const GET: APIRoute = async ({ props }) =>
  new Response((await writePptx((props as { edition: Edition }).edition)) as BodyInit, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    },
  })
