import { expect, test } from 'vitest'
import { writeRss, writeWarningsJson } from '../../../site/feeds/write-warnings-feed.ts'

const FEED = {
  title: '骗局提醒 · 警钟',
  description: '正在流传的骗局',
  author: '江畔大学保卫处',
  lang: 'zh-CN',
  page: 'https://a.example/warnings/?kind=campus&type=job-fee',
  rss: 'https://a.example/warnings/feed.xml?kind=campus&type=job-fee',
  json: 'https://a.example/warnings/feed.json?kind=campus&type=job-fee',
  entries: [
    {
      address: 'https://a.example/warnings/x/',
      appeal: 'https://a.example/appeal/?warning=x',
      lang: 'zh-CN',
      title: '<script>alert(1)</script> & “收卡”',
      summary: ']]> <b>一天两百</b>',
      published: '2026-11-20T02:00:00.000Z',
      updated: '2026-11-22T02:00:00.000Z',
      tags: ['学校里', '出租出借'],
    },
  ],
}

test('RSS 2.0: times as RFC 822, the address as guid, words as text and nothing else', () => {
  const xml = writeRss(FEED)
  expect(xml).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<rss version="2.0"/)
  expect(xml).toContain('<pubDate>Fri, 20 Nov 2026 02:00:00 GMT</pubDate>')
  expect(xml).toContain('<guid isPermaLink="true">https://a.example/warnings/x/</guid>')
  expect(xml).toContain('<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; “收卡”</title>')
  expect(xml).toContain('<description>]]&gt; &lt;b&gt;一天两百&lt;/b&gt;</description>')
  expect(xml).toContain('kind=campus&amp;type=job-fee"/>')
  expect(xml).toContain('<comments>https://a.example/appeal/?warning=x</comments>')
  expect(xml.match(/<category>/g)).toHaveLength(2)
})

test('RSS says of each warning in which language it is', () => {
  const xml = writeRss({ ...FEED, lang: 'en' })
  expect(xml).toContain('<language>en</language>')
  expect(xml).toContain('<dc:language>zh-CN</dc:language>')
})

test('JSON Feed 1.1: what it needs, and when something was changed', () => {
  const feed = JSON.parse(writeWarningsJson(FEED))
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: FEED.json,
    home_page_url: FEED.page,
    language: 'zh-CN',
    authors: [{ name: FEED.author }],
  })
  expect(feed.items).toEqual([
    {
      id: 'https://a.example/warnings/x/',
      url: 'https://a.example/warnings/x/',
      title: FEED.entries[0]?.title,
      content_text: FEED.entries[0]?.summary,
      language: 'zh-CN',
      date_published: '2026-11-20T02:00:00.000Z',
      date_modified: '2026-11-22T02:00:00.000Z',
      tags: ['学校里', '出租出借'],
      _jingzhong: { appeal_url: 'https://a.example/appeal/?warning=x' },
    },
  ])
})
