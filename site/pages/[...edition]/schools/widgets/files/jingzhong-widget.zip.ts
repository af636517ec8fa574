import type { APIRoute } from 'astro'
import { BUILD_MODE } from '../../../../../build-mode'
import { EDITIONS, type Edition, editionPaths } from '../../../../../editions'
import { selfHostedFiles } from '../../../../../widget/self-hosted'
import { writeZip } from '../../../../../widget/write-zip'

export const getStaticPaths = () =>
  BUILD_MODE.reporting ? editionPaths(EDITIONS.filter(({ easy }) => !easy)) : []

/** The widget as a folder for a school's own server, in each language. */
export const GET: APIRoute = ({ props }) =>
  new Response(
    writeZip(selfHostedFiles((props as { edition: Edition }).edition, new Date())) as BodyInit,
    {
      headers: { 'content-type': 'application/zip' },
    },
  )
