import { describe, expect, it } from 'vitest'
import { openDoor } from '../../support/door.ts'

describe('a path that could be read in two ways', () => {
  it.each(['/api//v1/health', '/api/v1/%68ealth', '/api/.v1/health', '/api/v1/health%00'])(
    'is nowhere: %s',
    async (path) => {
      const door = await openDoor()
      expect((await door.fetch(path)).status).toBe(404)
    },
  )

  it('is refused in no time, however long', async () => {
    const door = await openDoor()
    const start = performance.now()
    expect((await door.fetch(`/${'a'.repeat(2000)}%`)).status).toBe(404)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
