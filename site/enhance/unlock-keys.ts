import type { Unlocked, UnlockTask } from './unlock-worker'
import workerUrl from './unlock-worker?worker&url'

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}

/** The one policy that the console's pages allow (functions/http/headers.ts): this worker, nothing else. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'jingzhong-worker',
  {
    createScriptURL(url) {
      if (url !== workerUrl) throw new TypeError('no worker of ours')
      return url
    },
  },
)

/** Opens a key file in a worker of our own origin; `signal` ends it, and then nothing is answered. */
export function unlockKeys(task: UnlockTask, signal: AbortSignal): Promise<Unlocked> {
  return new Promise((resolve) => {
    const url = policy ? policy.createScriptURL(workerUrl) : workerUrl
    const worker = new Worker(url, { type: 'module' })
    const answer = (unlocked: Unlocked) => {
      worker.terminate()
      resolve(unlocked)
    }
    signal.addEventListener('abort', () => worker.terminate())
    worker.addEventListener('message', ({ data }: MessageEvent<Unlocked>) => answer(data))
    worker.addEventListener('error', () => answer({ ok: false, error: 'unsupported' }))
    worker.postMessage(task)
  })
}
