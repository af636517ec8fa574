/**
 * Opens a key file beside the page, which stays awake meanwhile: scrypt takes seconds. The keys' text is
 * here only, and gone when the page ends this worker; the page gets keys that it can use and not read.
 */

import { openKeyFile } from '../../functions/sealing/key-file'
import type { KeyHalf } from '../../functions/sealing/key-half'
import type { KeptKeys } from './kept-keys'
import { holdKeys, type OfficerKeys, wrapKeys } from './wrap-keys'

export interface UnlockTask {
  readonly text: string
  readonly passphrase: string
  /** Under which the keys are wrapped for the next page. */
  readonly half: KeyHalf
}

export type Unlocked =
  | { readonly ok: true; readonly keys: OfficerKeys; readonly kept: KeptKeys }
  | { readonly ok: false; readonly error: 'malformed' | 'passphrase' | 'unsupported' }

async function unlock({ text, passphrase, half }: UnlockTask): Promise<Unlocked> {
  const file = await openKeyFile(text, passphrase)
  if (!file.ok) return file
  const plain = file.value.keys.map(({ kid, privateKey }) => ({ kid, privateKey }))
  return { ok: true, keys: await holdKeys(plain), kept: await wrapKeys(plain, half) }
}

addEventListener('message', async ({ data }: MessageEvent<UnlockTask>) => {
  try {
    postMessage(await unlock(data))
  } catch {
    postMessage({ ok: false, error: 'unsupported' } satisfies Unlocked)
  }
})
