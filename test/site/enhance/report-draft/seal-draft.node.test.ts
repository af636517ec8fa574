import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../../site/enhance/report-draft/draft.ts'
import {
  openDraft,
  readPassphrase,
  sealDraft,
} from '../../../../site/enhance/report-draft/seal-draft.ts'

describe('a sealed draft', () => {
  test('opens with its passphrase, however that was typed', async () => {
    const sealed = await sealDraft(DRAFT, readPassphrase('three ｏrange cats '))
    expect(sealed).not.toContain('垫付')
    const opened = await openDraft(sealed, readPassphrase(' three orange cats'), 'fraud')
    expect(opened).toEqual({ ok: true, value: DRAFT })
  })

  test.for<[string, (sealed: string) => string]>([
    ['without its line breaks', (text) => text.replaceAll('\n', ' ')],
    ['with Windows’ line breaks', (text) => text.replaceAll('\n', '\r\n')],
    ['broken at other places', (text) => text.replaceAll('\n', '').replace(/.{40}/g, '$&\n')],
    ['with dashes that a phone made longer', (text) => text.replaceAll('-----', '———–')],
    ['within a message', (text) => `小李 12:30\n${text}\n收好`],
  ])('opens %s', async ([, change]) => {
    expect(await openDraft(change(await SEALED), PASSPHRASE, 'fraud')).toMatchObject({ ok: true })
  })

  test.for<[string, (sealed: string) => string]>([
    ['nothing', () => ''],
    ['other words', () => '你好'],
    ['its beginning', (text) => text.slice(0, -40)],
    ['its end', (text) => text.slice(40)],
    ['a line less', (text) => text.split('\n').toSpliced(-3, 1).join('\n')],
  ])('%s is no draft, and not a wrong passphrase', async ([, change]) => {
    const opened = await openDraft(change(await SEALED), PASSPHRASE, 'fraud')
    expect(opened).toEqual({ ok: false, error: 'malformed' })
  })

  test('tells a wrong passphrase, and a draft of another form', async () => {
    const wrong = await openDraft(await SEALED, 'three orange dogs', 'fraud')
    expect(wrong).toEqual({ ok: false, error: 'passphrase' })
    const other = await openDraft(await SEALED, PASSPHRASE, 'clue')
    expect(other).toEqual({ ok: false, error: { kind: 'fraud' } })
  })
})

const DRAFT: Draft = {
  jingzhong: 'draft',
  v: 1,
  kind: 'fraud',
  step: 'story',
  answers: [{ field: 'story', asked: '经过', values: ['他让我先垫付。'.repeat(40)], said: '' }],
  identity: { key: 'k', id: 'i', receipt: 'r', reference: 'f' },
}
const PASSPHRASE = 'three orange cats'
const SEALED = sealDraft(DRAFT, PASSPHRASE)
