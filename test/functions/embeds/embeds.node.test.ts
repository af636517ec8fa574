import { describe, expect, test } from 'vitest'
import { embedAt, frameOf, sizeWithin } from '../../../functions/embeds/describe-embed.ts'
import { readLook } from '../../../functions/embeds/read-look.ts'
import { EMBEDS, TITLES } from '../../../functions/embeds/vocabulary.ts'
import { headersFor, ROUTE_GROUPS } from '../../../functions/http/headers.ts'
import { readYaml } from '../../../site/vite/yaml.mjs'

const HERE = 'https://jingzhong.test'

describe('how a widget looks', () => {
  test('is read from its address', () => {
    const query = new URLSearchParams('lang=en&theme=dark&size=large&count=3&height=auto')
    expect(readLook(query)).toEqual({
      ...{ locale: 'en', theme: 'dark', size: 'large', count: 3, fit: true },
    })
  })

  test.for(['count=0', 'count=11', 'count=1.5', 'count=x', 'theme=%3Cb%3E', 'lang=fr', 'size=9'])(
    'is the usual where %s can’t be read',
    (text) => {
      expect(readLook(new URLSearchParams(text))).toEqual(readLook(new URLSearchParams()))
    },
  )
})

describe('an address to embed', () => {
  test.for([
    [`${HERE}/warnings/`, `${HERE}/embed/warnings/`],
    [`${HERE}/en/warnings/?school=jiangpan`, `${HERE}/embed/warnings/?school=jiangpan&lang=en`],
    [`${HERE}/embed/board/?theme=dark`, `${HERE}/embed/board/?theme=dark`],
  ] as const)('%s is the frame %s', ([address, src]) => {
    expect(embedAt(address, HERE)?.src).toBe(src)
  })

  test.for([
    'https://elsewhere.test/warnings/',
    'https://jingzhong.test.elsewhere.test/embed/report/',
    'https://jingzhong.test@elsewhere.test/embed/report/',
    'https://user:word@jingzhong.test/embed/report/',
    'http://jingzhong.test/embed/report/',
    `${HERE}/report/fraud/`,
    `${HERE}/embed/report`,
    `${HERE}/embed/none/`,
    `${HERE}/embed/report/../../triage/`,
    'javascript:alert(1)',
    '',
  ])('%s is none', (address) => {
    expect(embedAt(address, HERE)).toBeNull()
  })

  test('can’t leave the attribute that it stands in', () => {
    const hostile = `${HERE}/warnings/?type="><script>alert(1)</script>&x='`
    const embed = embedAt(hostile, HERE)
    if (!embed) throw new Error('no embed')
    const html = frameOf({ ...embed, title: '"><b>', width: 300, height: 200 })
    expect(html.match(/[<>]/g)).toEqual(['<', '>', '<', '>'])
    // Eight attributes.
    expect(html.match(/"/g)).toHaveLength(16)
  })

  test('is as large as there is room for, and none where there is too little', () => {
    expect(sizeWithin('report', { maxwidth: 300, maxheight: 9_999 })).toEqual({
      ...{ width: 300, height: 460 },
    })
    expect(sizeWithin('report', { maxwidth: 100 })).toBeNull()
  })
})

test('frames are called what their pages are', () => {
  for (const [locale, lang] of [['zh-CN', 'zh'] as const, ['en', 'en'] as const]) {
    const words = readYaml(`content/strings/${locale}/embed.yaml`) as Record<
      string,
      { title: string | Record<string, string> }
    >
    for (const name of EMBEDS) {
      const title = words[name]?.title
      const titles = typeof title === 'string' ? [title] : Object.values(title ?? {})
      expect([name, titles]).toEqual([name, titles.map(() => TITLES[name][lang])])
    }
  }
})

describe('who may frame a page', () => {
  const framed = (path: string) => {
    const table = headersFor(path)
    const csp = table['Content-Security-Policy'] ?? ''
    return [/frame-ancestors ([^;]*)/.exec(csp)?.[1], table['X-Frame-Options'] ?? null]
  }

  test.for(EMBEDS.map((name) => `/embed/${name}/`))('anybody: %s', (path) => {
    expect(framed(path)).toEqual(['*', null])
  })

  test('nobody, of any other group in any edition, nor under a path that only looks like a widget’s', () => {
    const others = ROUTE_GROUPS.map(({ prefix }) => prefix).filter((one) => !/^\/embed\//.test(one))
    const paths = [...others, '/embedded/', '/en/embed/report/', '/easy/embed/x/', '/x/embed/']
    for (const path of paths.flatMap((one) => [one, `/en${one}`, `/en/easy${one}`])) {
      expect([path, ...framed(path)]).toEqual([path, "'none'", 'DENY'])
    }
  })

  test('and a widget takes no form, no object, no other site’s files, and no script of its own but one', () => {
    const csp = headersFor('/embed/warnings/')['Content-Security-Policy'] ?? ''
    const policy = new Map(csp.split('; ').map((one) => one.split(/ (.*)/) as [string, string]))
    expect(policy.get('default-src')).toBe("'none'")
    expect(policy.get('script-src')).toMatch(/^'sha256-[\w+/]{43}='$/)
    expect(policy.get('form-action')).toBe("'none'")
    expect(policy.has('connect-src')).toBe(false)
    expect(csp).not.toMatch(/unsafe|https?:/)
  })
})
