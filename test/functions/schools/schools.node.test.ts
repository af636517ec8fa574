import { describe, expect, it } from 'vitest'
import { schoolsSchema } from '../../../functions/schools/schools.schema.ts'
import { schoolsOf } from '../../../functions/schools/schools.ts'

describe('a school is found', () => {
  it.each([
    ['江畔大学', 'jiangpan'],
    ['江畔大学（演示）', 'jiangpan'],
    ['江畔大学附属中学东校区', 'attached'],
    ['JIANGPAN university', 'jiangpan'],
    ['渡院', 'hedu'],
    ['别的大学', undefined],
    ['', undefined],
  ])('by what somebody wrote: %s', (typed, id) => {
    expect(directory.namedIn(typed)?.id).toBe(id)
  })

  it('by its whole name, where an officer names it', () => {
    expect(directory.called(' 江畔大学 ')?.id).toBe('jiangpan')
    expect(directory.called('江畔大学东校区')).toBeUndefined()
  })

  it.each([
    ['li@jiangpan.example', 'jiangpan'],
    ['li@staff.jiangpan.example', 'jiangpan'],
    ['li@hedu.example', 'hedu'],
    ['li@notjiangpan.example', undefined],
    ['li@jiangpan.example.evil.test', undefined],
    ['jiangpan.example@evil.test', undefined],
    ['li@example', undefined],
  ])('by a mailbox: %s', (email, id) => {
    expect(directory.ofMailbox(email)?.id).toBe(id)
  })
})

it('the schools of one city are neighbours, in whatever county', () => {
  expect(directory.neighboursOf('jiangpan').map(({ id }) => id)).toEqual(['attached', 'hedu'])
  expect(directory.neighboursOf('far')).toEqual([])
})

describe('the directory refuses', () => {
  it.each<[string, Partial<ReturnType<typeof entry>>]>([
    ['the name of a page as an id', { id: 'self-check' }],
    ['a domain that another school has', { domains: ['hedu.example'] }],
    ['an address instead of a domain', { domains: ['10.0.0.1'] }],
    ['a domain that is spelled oddly', { domains: ['Jiangpan.example'] }],
    ['a whole top level', { domains: ['cn'] }],
    ['a name that another has', { name: { zh: '禾渡学院' } }],
  ])('%s', (_, change) => {
    const schools = [{ ...entry('new', '新学校'), ...change }, entry('hedu', '禾渡学院')]
    expect(schoolsSchema.safeParse({ schools }).success).toBe(false)
  })
})

const directory = schoolsOf({
  schools: [
    { ...entry('jiangpan', '江畔大学'), name: { zh: '江畔大学', en: 'Jiangpan University' } },
    { ...entry('attached', '江畔大学附属中学'), region: '510104' },
    { ...entry('hedu', '禾渡学院'), aliases: ['渡院'] },
    { ...entry('far', '澜岸学院'), region: '510700' },
  ],
})

function entry(id: string, zh: string) {
  return {
    ...{ id, name: { zh }, kind: 'university' as const, region: '510100' },
    ...{ domains: [`${id}.example`], contacts: [] },
  }
}
