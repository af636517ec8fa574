import { expect, test } from 'vitest'
import { markChinese } from '../../../site/vite/mark-chinese.mjs'

test.each([
  ['a word', 'rebate (刷单)', 'rebate (<zh>刷单</zh>)'],
  ['a sentence', 'say “我卡里有 3 笔，没动。” now', 'say “<zh>我卡里有 3 笔，没动。</zh>” now'],
  ['Latin letters between', '炒 U 币', '<zh>炒</zh> U <zh>币</zh>'],
  ['two names', '安全账户 or 刷单', '<zh>安全账户</zh> or <zh>刷单</zh>'],
  ['none', 'nothing Chinese', 'nothing Chinese'],
])('%s', (_, words, marked) => {
  expect(inPage(words)).toBe(
    marked.replaceAll('<zh>', '<span lang="zh-CN">').replaceAll('</zh>', '</span>'),
  )
})

test.each([
  ['already Chinese', '<p lang="zh-CN">请<b>帮我</b></p>'],
  ['pinyin', '<p lang="zh-Latn-pinyin">汉</p>'],
  ['attributes', '<img alt="刷单">'],
  ['options', '<select><option>刷单</option></select>'],
  ['scripts', '<script type="application/json">{"a":"刷单"}</script>'],
  ['drawings', '<svg><text>刷单</text></svg>'],
  ['comments', '<!-- 刷单 > -->'],
])('left alone: %s', (_, html) => {
  expect(inPage(html)).toBe(html)
})

test('words of a link stay together, since in a flex container every element is an item', () => {
  expect(inPage('<a>Guide: jobs (刷单)</a> <a>刷单</a> <a>jobs</a>')).toBe(
    '<a><span>Guide: jobs (<span lang="zh-CN">刷单</span>)</span></a> ' +
      '<a><span lang="zh-CN">刷单</span></a> <a>jobs</a>',
  )
})

test('English inside of Chinese is English again, and after it Chinese goes on', () => {
  expect(inPage('<p lang="zh-CN">一<i lang="en">two 二</i>三</p>四')).toBe(
    '<p lang="zh-CN">一<i lang="en">two <span lang="zh-CN">二</span></i>三</p><span lang="zh-CN">四</span>',
  )
})

/** The words in an English page, marked, without the page around. */
const inPage = (html: string) =>
  /<body><br>([\s\S]*)<\/body>/.exec(
    markChinese(
      `<!doctype html><html lang="en"><title>刷单</title><body><br>${html}</body></html>`,
    ),
  )?.[1]
