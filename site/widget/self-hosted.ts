import { mergeWarnings } from '../../functions/warnings/merge-warnings'
import { pageOf } from '../../functions/warnings/page-of-warnings'
import { toEntry } from '../../functions/warnings/to-entry'
import { type Edition, ordinaryEdition } from '../editions'
import { wordsIn } from '../i18n'
import { pathsIn } from '../paths'
import { helplines } from '../queries/helplines'
import { inLanguage, operator } from '../queries/operator'
import { editorsWarnings } from '../queries/warnings'
import page from './self-hosted/index.html?raw'
import windows from './self-hosted/update.ps1?raw'
import unix from './self-hosted/update.sh?raw'
import type { ZipFile } from './write-zip'

/** How many numbers, and how many warnings until the first update. */
const [NUMBERS, WARNINGS] = [6, 10]

/**
 * The folder for a school's own server: a page in words of its own that loads nothing from elsewhere, the list
 * that it shows, and what brings a new one.
 */
export function selfHostedFiles({ locale }: Edition, now: Date): ZipFile[] {
  const t = wordsIn(locale)
  const name = inLanguage(operator.name, locale)
  const at = now.toISOString()
  const origin = new URL(operator.url).origin
  const path = pathsIn(ordinaryEdition(locale)).warnings()
  const warnings = mergeWarnings(editorsWarnings.map(toEntry), { entries: [], withdrawn: [] }, at)
  const list = { ...pageOf(warnings, { lang: locale, limit: WARNINGS, origin }), checked: true }
  const json = JSON.stringify({ at, from: origin + path, list })
  const lines = helplines
    .filter(({ direction }) => direction.includes('you-call'))
    .slice(0, NUMBERS)
    .map(
      (line) =>
        `<li><a href="tel:${line.tel}">${line.number}</a> <span class="small">${inHtml(inLanguage(line, locale).name)}</span></li>`,
    )
  const said = ['title', 'stop', 'paid', 'numbers'] as const
  const values = {
    ...Object.fromEntries(said.map((key) => [key, inHtml(t(`widgets.page.${key}`))])),
    from: inHtml(t('widgets.page.from', { name })),
    lines: lines.join(''),
    words: inScript(t.section('widgets.page')),
    ...{ lang: locale, portal: origin, path },
  }
  return [
    { name: 'index.html', text: fill(page, values) },
    { name: 'warnings.json', text: json },
    {
      name: 'warnings.js',
      text: `window.JINGZHONG="${Buffer.from(json).toString('base64')}";\n`,
    },
    { name: 'update.sh', text: fill(unix, values), runs: true },
    { name: 'update.ps1', text: fill(windows, values).replace(/\r?\n/g, '\r\n') },
    // With a mark of UTF-8 and long line ends: for the Notepad of an old Windows.
    { name: 'README.txt', text: `\ufeff${t.list('widgets.readme').join('\r\n\r\n')}\r\n` },
  ]
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = values[key]
    if (value === undefined) throw new Error(`site/widget/self-hosted: nothing for "${key}"`)
    return value
  })
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const inHtml = (text: string) => text.replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)

/** JSON that can stand in a script: it can't end it. */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')
