import { HtmlValidate } from 'html-validate'
import { beforeAll, expect, test } from 'vitest'
import { EMBEDS } from '../../functions/embeds/vocabulary.ts'
import { headersFor } from '../../functions/http/headers.ts'
import { allPages, KEEPS_OFFLINE, type Page } from '../support/pages.ts'
import { fetchPortal } from '../support/portal.ts'

let pages: Page[]
beforeAll(async () => {
  pages = await allPages()
})

test('no page starts the service worker where its policy has none', () => {
  const starts = pages.filter(({ host, html }) => host === 'portal' && KEEPS_OFFLINE.test(html))
  const refused = starts.filter(({ path }) =>
    headersFor(path)['Content-Security-Policy']?.includes("worker-src 'none'"),
  )
  expect(starts.length).toBeGreaterThan(100)
  expect(refused.map(({ path }) => path)).toEqual([])
})

test('every page is valid HTML', async () => {
  const wrong: string[] = []
  for (const { path, html } of [...pages, ...(await widgets())]) {
    const report = await validator.validateString(html, path)
    for (const { messages } of report.results) {
      for (const { selector, ruleId, message } of messages) {
        if (isFilledIn(selector, ruleId)) continue
        wrong.push(`${path} ${ruleId}: ${message} — ${selector}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

const widgets = () =>
  Promise.all(
    EMBEDS.map(async (name) => {
      const path = `/embed/${name}/?height=auto`
      return { path, html: await (await fetchPortal(path)).text() }
    }),
  )

/** What stands in a <template> gets its words, pictures and place from a script. */
const isFilledIn = (selector: string | null, rule: string) =>
  / template\S* > /.test(selector ?? '') &&
  ['input-missing-label', 'heading-level', 'element-required-attributes'].includes(rule)

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Astro writes void elements and boolean attributes as HTML allows them, not as one style.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    // Whether two menus show at once is up to the style sheet: axe judges the rendered page.
    'unique-landmark': 'off',
    // A button in a form submits it, which is what ours are for.
    'no-implicit-button-type': 'off',
    // A label around its field may name it, too: some screen readers need it.
    'no-redundant-for': 'off',
    // Several ticks under one name are one answer.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // A key file's passphrase is for people's heads, not for the browser's store.
    'autocomplete-password': 'off',
    // For files of other origins; a page loads none (links.whole.test.ts).
    'require-sri': 'off',
    // A table that becomes cards on a phone says its roles: Safari drops them with the display.
    'no-redundant-role': 'off',
    // Numbers are kept on one line by the style sheet.
    'tel-non-breaking': 'off',
    // Long titles are for search engines; ours say what the page is.
    'long-title': 'off',
  },
})
