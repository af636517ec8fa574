import { afterEach, describe, expect, it, vi } from 'vitest'
import { supportsSealing } from '../../../functions/sealing/supports-sealing.ts'

afterEach(() => vi.unstubAllGlobals())

describe('sealing is', () => {
  it('offered where WebCrypto knows X25519', async () => {
    expect(await supportsSealing()).toBe(true)
  })

  it('left to the Worker where WebCrypto does not know it', async () => {
    vi.stubGlobal('crypto', { subtle: { generateKey: rejectsUnknownAlgorithm } })
    expect(await supportsSealing()).toBe(false)
  })

  it('left to the Worker where keys can be made and not used', async () => {
    const { subtle } = crypto
    vi.stubGlobal('crypto', {
      subtle: {
        generateKey: subtle.generateKey.bind(subtle),
        deriveBits: rejectsUnknownAlgorithm,
      },
    })
    expect(await supportsSealing()).toBe(false)
  })

  it('left to the Worker on plain http, which has no WebCrypto', async () => {
    vi.stubGlobal('crypto', {})
    expect(await supportsSealing()).toBe(false)
  })

  it('left to the Worker where there is no crypto at all', async () => {
    vi.stubGlobal('crypto', undefined)
    expect(await supportsSealing()).toBe(false)
  })
})

async function rejectsUnknownAlgorithm() {
  throw new DOMException('Algorithm: Unrecognized name', 'NotSupportedError')
}
