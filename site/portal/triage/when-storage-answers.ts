import { isStorageDown } from '../../../functions/storage/storage-down'
import type { Desk } from './desk'

/** What a page asks of the database; `unavailable` while it can't be reached, so that a person is told so. */
export async function whenStorageAnswers<T>(
  { ctx }: Desk,
  work: () => Promise<T>,
): Promise<T | 'unavailable'> {
  try {
    return await work()
  } catch (error) {
    if (!isStorageDown(error)) throw error
    ctx.log('unavailable', { error: error.name })
    return 'unavailable'
  }
}
