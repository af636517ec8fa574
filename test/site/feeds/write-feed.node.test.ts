import { expect, test } from 'vitest'
import { type Feed, writeAtom, writeJsonFeed } from '../../../site/feeds/write-feed.ts'

const FEED: Feed = {
  title: '新写的和改过的指南 · 警钟',
  author: 'A & B',
  lang: 'zh-CN',
  page: 'https://jingzhong.example/guides/',
  atom: 'https://jingzhong.example/guides/feed.xml',
  json: 'https://jingzhong.example/guides/feed.json',
  entries: [
    {
      address: 'https://jingzhong.example/guides/a/',
      title: '<甲>',
      summary: '“一”',
      day: '2026-11-20',
    },
    {
      address: 'https://jingzhong.example/guides/b/',
      title: '乙',
      summary: '二',
      day: '2026-11-22',
    },
  ],
}

test('words cannot break the XML', () => {
  expect(writeAtom(FEED)).toContain('<title>&lt;甲&gt;</title>')
  expect(writeAtom(FEED)).toContain('<name>A &amp; B</name>')
})

test('each entry has its address as id and the day it was written last', () => {
  expect(writeAtom(FEED)).toMatch(
    /<id>https:\/\/jingzhong\.example\/guides\/a\/<\/id>.*<updated>2026-11-20T00:00:00Z<\/updated>/,
  )
})

test('the feed is as new as its newest entry', () => {
  expect(writeAtom(FEED).split('<entry>')[0]).toContain('<updated>2026-11-22T00:00:00Z</updated>')
})

test('the JSON feed says the same', () => {
  const { version, items } = JSON.parse(writeJsonFeed(FEED))
  expect(version).toBe('https://jsonfeed.org/version/1.1')
  expect(items[0]).toEqual({
    id: 'https://jingzhong.example/guides/a/',
    url: 'https://jingzhong.example/guides/a/',
    title: '<甲>',
    content_text: '“一”',
    date_modified: '2026-11-20T00:00:00Z',
  })
})
