import type { APIRoute } from 'astro'
import { describeApi } from '../../../functions/openapi/openapi.ts'
import { version } from '../../../package.json'
import { BUILD_MODE } from '../../build-mode'
import { wordsIn } from '../../i18n'

/** /api/openapi.json; the static kit has no API and so no description of one. */
export const getStaticPaths = () =>
  BUILD_MODE.reporting ? [{ params: { document: 'openapi' } }] : []

export const GET: APIRoute = () => {
  const t = wordsIn('en')
  return Response.json(
    describeApi({ title: t('site.name'), version, say: (word) => t(`api.${word}`) }),
  )
}
