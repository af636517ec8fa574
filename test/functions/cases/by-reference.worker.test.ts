import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { type DoneBody, openCases } from '../../support/cases.ts'

describe('joining by a reference that somebody says', () => {
  it.each([
    ['as it stands', (reference: string) => reference],
    ['in small letters, without dashes', (r: string) => r.toLowerCase().replaceAll('-', '')],
    ['with spaces, full-width dashes', (r: string) => ` ${r.replaceAll('-', '－')} `],
  ])('adds a report to a case: %s', async (_, typed) => {
    const { ask, open, caseId, loose } = await setUp()
    const { reference } = await refOf(loose)
    const done = await body(await ask({ case: caseId, reference: typed(reference) }))
    expect(done).toMatchObject({ caseId, changed: 1 })
    expect((await open('wang', caseId)).line.reports).toBe(3)
  })

  it('adds this report to a case that is named, and makes one of two that are loose', async () => {
    const { ask, open, send, caseId, loose } = await setUp()
    const { line } = await open('wang', caseId)
    const other = await send({}, '198.51.99.1')
    const { reference } = await refOf(other)
    expect(await body(await ask({ reports: [loose], reference }))).toMatchObject({ changed: 2 })
    const third = await send({}, '198.51.98.1')
    expect(await body(await ask({ reports: [third], reference: line.reference }))).toMatchObject({
      ...{ caseId, changed: 1 },
    })
  })

  it('is undone like any other', async () => {
    const { ask, undo, open, caseId, loose } = await setUp()
    const { reference } = await refOf(loose)
    const { action } = await body(await ask({ case: caseId, reference }))
    expect(await (await undo('wang', { action })).json()).toMatchObject({ undone: 1 })
    expect((await open('wang', caseId)).line.reports).toBe(2)
  })

  it('is told of a report that is in another case, and in which', async () => {
    const { ask, join, send, open, caseId, loose } = await setUp()
    const { caseId: elsewhere } = await join('li', [loose, await send({}, '198.51.97.1')])
    const { reference } = await refOf(loose)
    const { line } = await open('wang', elsewhere)
    const there = { id: elsewhere, reference: line.reference }
    expect(await body(await ask({ case: caseId, reference }))).toMatchObject({
      ...{ action: null, changed: 0 },
      leftAlone: [{ id: loose, why: 'in-another-case', case: there }],
    })
    expect((await open('wang', elsewhere)).line.reports).toBe(2)
  })

  it('finds nothing of another centre, and tells it from nothing that isn’t there', async () => {
    const { ask, caseId, loose, theirs } = await setUp()
    const { reference } = await refOf(theirs)
    const unknown = { errors: [{ pointer: '/reference', code: 'invalid' }] }
    for (const typed of [reference, '222-222-222', '7R4KD2WB', '', 'C-222-222-222', '💥']) {
      const answers = [
        await ask({ case: caseId, reference: typed }),
        await ask({ reports: [loose], reference: typed }),
      ]
      for (const answer of answers) {
        expect([typed, answer.status]).toEqual([typed, 422])
        if (typed !== '') expect(await answer.json()).toMatchObject(unknown)
      }
    }
    const ours = await refOf(loose)
    const theirAsk = await ask({ reports: [theirs], reference: ours.reference }, 'sun')
    expect(theirAsk.status).toBe(422)
  })

  it('doesn’t choose between two that share one, nor take a case for a report', async () => {
    const { ask, open, send, caseId, loose } = await setUp()
    const { reference } = await refOf(loose)
    const twin = await send({}, '198.51.96.1')
    await env.DB.prepare('UPDATE reports SET reference = ? WHERE id = ?')
      .bind(reference, twin)
      .run()
    expect(await (await ask({ case: caseId, reference })).json()).toMatchObject({
      errors: [{ pointer: '/reference', code: 'too-many' }],
    })
    const { line } = await open('wang', caseId)
    expect(await (await ask({ case: caseId, reference: line.reference })).json()).toMatchObject({
      errors: [{ pointer: '/reference', code: 'conflict' }],
    })
  })
})

async function setUp() {
  const cases = await openCases()
  const { caseId } = await cases.join('wang', await cases.sendAlike(2))
  const loose = await cases.send({}, '198.51.95.1')
  const theirs = await cases.send({ centre: 'elsewhere' }, '198.51.94.1')
  return {
    ...{ ...cases, caseId, loose, theirs },
    ask: (input: Record<string, unknown>, person: 'wang' | 'sun' = 'wang') =>
      cases.post(person, '/cases', { reason: 'same-people', ...input }),
  }
}

const body = async (answer: Response): Promise<DoneBody> => answer.json()

async function refOf(id: string): Promise<{ reference: string }> {
  const row = await env.DB.prepare('SELECT reference FROM reports WHERE id = ?')
    .bind(id)
    .first<{ reference: string }>()
  return row ?? { reference: '' }
}
