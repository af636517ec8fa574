import { afterEach, describe, expect, test, vi } from 'vitest'
import { alone, aloneOrNot } from '../../../../site/enhance/unsent/store.ts'

describe('one tab at a time', () => {
  test('also for a key that begins with “-”, which no lock’s name may', async () => {
    const asked = stubLocks()
    expect(await alone('-uY3Zk', async () => 'sent')).toBe('sent')
    expect(asked).toEqual(['unsent -uY3Zk'])
  })

  test('where another tab is at it, nothing is done', async () => {
    stubLocks({ held: true })
    const send = vi.fn(async () => 'sent')
    expect(await aloneOrNot('key', send)).toBeUndefined()
    expect(send).not.toHaveBeenCalled()
  })

  test.for([
    ['has no locks', {}],
    [
      'blocks them with its storage',
      { locks: { request: () => Promise.reject(new DOMException('blocked', 'SecurityError')) } },
    ],
  ])('a browser that %s sends all the same', async ([, navigator]) => {
    vi.stubGlobal('navigator', navigator)
    expect(await alone('key', async () => 'sent')).toBe('sent')
    expect(await aloneOrNot('key', async () => 'sent')).toBe('sent')
  })

  test('what goes wrong while sending is not taken for a lock that failed', async () => {
    stubLocks()
    const send = vi.fn(async () => {
      throw new Error('in sending')
    })
    await expect(alone('key', send)).rejects.toThrow('in sending')
    expect(send).toHaveBeenCalledTimes(1)
  })
})

/** Locks as browsers have them, as far as they are asked. @returns the names that were asked for */
function stubLocks({ held = false } = {}): string[] {
  const asked: string[] = []
  const request = async (
    name: string,
    options: LockOptions,
    act: (lock: object | null) => unknown,
  ) => {
    if (name.startsWith('-')) throw new DOMException('a name begins with -', 'NotSupportedError')
    asked.push(name)
    return act(held && options.ifAvailable ? null : {})
  }
  vi.stubGlobal('navigator', { locks: { request } })
  return asked
}

afterEach(() => vi.unstubAllGlobals())
