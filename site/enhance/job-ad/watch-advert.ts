import { takeAdvert } from './carried-advert.ts'

const PAUSE_MS = 400
/** Less than this is no advert yet. */
const LEAST = 12

/**
 * In the form about a job advert: fills in the text that was carried over from the check, and shows what
 * it reads from whatever is pasted. The rules are fetched with the first text.
 */
export function watchAdvert(form: HTMLFormElement, place: HTMLElement): void {
  const field = form.elements.namedItem('pasted') as HTMLTextAreaElement
  let timer: ReturnType<typeof setTimeout> | undefined
  const read = async () => {
    clearTimeout(timer)
    const text = field.value
    const body = place.querySelector<HTMLElement>('[data-reasons]')
    if (!body) return
    if (text.trim().length < LEAST) {
      place.hidden = true
      return
    }
    const { readAdvert, reasonsOf } = await import('./show-reasons.ts')
    // Typed on meanwhile: the next one will show it.
    if (text !== field.value) return
    const verdict = readAdvert(text)
    body.replaceChildren(...reasonsOf(verdict, JSON.parse(place.dataset.advert ?? '{}'), 3))
    place.hidden = verdict.flags.length === 0
  }
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(read, PAUSE_MS)
  })
  field.addEventListener('change', read)
  const carried = takeAdvert()
  if (carried && field.value === '') {
    field.value = carried
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  } else if (field.value) read()
}
