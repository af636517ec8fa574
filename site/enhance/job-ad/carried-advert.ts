/**
 * An advert on its way from the check to the form, because somebody pressed for it: in this tab's
 * sessionStorage until the form has taken it.
 */
const KEY = 'carried-advert'

/** False where this browser keeps nothing. */
export function keepAdvert(text: string): boolean {
  try {
    sessionStorage.setItem(KEY, text)
    return true
  } catch {
    return false
  }
}

export function takeAdvert(): string {
  try {
    const text = sessionStorage.getItem(KEY) ?? ''
    sessionStorage.removeItem(KEY)
    return text
  } catch {
    return ''
  }
}
