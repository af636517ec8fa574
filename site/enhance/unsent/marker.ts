/** Whether something waits on this device: looked at on every load, so that no page loads more for nothing. */
const NAME = 'unsent'

export function isMarked(): boolean {
  try {
    return localStorage.getItem(NAME) !== null
  } catch {
    return false
  }
}

/** Throws where the browser stores nothing. Another value each time, so that other tabs hear of it. */
export const mark = (): void => localStorage.setItem(NAME, String(Date.now()))

export const unmark = (): void => localStorage.removeItem(NAME)

/** Tells when another tab changed what waits. */
export const onMarked = (act: () => void): void =>
  addEventListener('storage', ({ key }) => {
    if (key === NAME) act()
  })
