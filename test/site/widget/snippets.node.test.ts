import { describe, expect, test } from 'vitest'
import { placeOf, snippetsFor, WAYS } from '../../../site/widget/snippets.ts'

const WHERE = {
  origin: 'https://jingzhong.test',
  script: '/widget/1.js',
  integrity: 'sha384-x',
  places: {
    'zh-CN': { title: '最近的骗局', link: '/warnings/' },
    en: { title: 'Scams that go round now', link: '/en/warnings/' },
  },
}

describe('the code to paste', () => {
  test('leads readers of the widget’s language to pages in it, whoever chose it', () => {
    const query = { lang: 'en' }
    const code = snippetsFor({ name: 'warnings', query }, WHERE)
    expect(placeOf(query, WHERE).title).toBe('Scams that go round now')
    for (const way of WAYS) {
      expect(code[way]).toContain('Scams that go round now')
      expect(code[way]).not.toContain('最近的骗局')
    }
    expect(code.link).toContain('href="https://jingzhong.test/en/warnings/"')
  })

  test('narrows its plain link as the widget is narrowed', () => {
    const query = { school: 'jiangpan', type: 'card-lending,romance', count: '3' }
    const { link, script } = snippetsFor({ name: 'warnings', query }, WHERE)
    const to =
      'href="https://jingzhong.test/warnings/?school=jiangpan&amp;type=card-lending%2Cromance"'
    expect([link, script].filter((code) => code.includes(to))).toEqual([link, script])
  })

  test('opens the board as it was chosen', () => {
    const { link } = snippetsFor({ name: 'board', query: { theme: 'dark', school: 'a' } }, WHERE)
    expect(link).toContain('href="https://jingzhong.test/embed/board/?theme=dark&amp;school=a"')
  })
})
