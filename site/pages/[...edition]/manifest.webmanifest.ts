import type { APIRoute } from 'astro'
import { BUILD_MODE } from '../../build-mode'
import { type Edition, editionPaths } from '../../editions'
import { wordsIn } from '../../i18n'

export const getStaticPaths = () => editionPaths()

/** What a phone needs to install the site; addresses are relative, so it may live below any path. */
export const GET: APIRoute<{ edition: Edition }> = ({ props: { edition } }) => {
  const t = wordsIn(edition.locale)
  const up = edition.prefix ? '../'.repeat(edition.prefix.split('/').length) : './'
  const icon = (file: string, purpose: string) => ({
    src: `${up}icons/${file}.png`,
    sizes: '512x512',
    type: 'image/png',
    purpose,
  })
  const manifest = {
    name: t('site.pageTitle', { title: t('site.name'), site: t('site.tagline') }),
    short_name: t('offline.app.short'),
    description: t('offline.app.description'),
    lang: edition.locale,
    // The kit's pages name their files, so that they also open from a plain folder.
    start_url: BUILD_MODE.reporting ? './' : './index.html',
    scope: up,
    display: 'minimal-ui',
    background_color: '#fbf8f2',
    theme_color: '#b3261a',
    icons: [
      { ...icon('192', 'any'), sizes: '192x192' },
      icon('512', 'any'),
      icon('512-maskable', 'maskable'),
    ],
  }
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json' },
  })
}
