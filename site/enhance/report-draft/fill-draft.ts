import { make, need } from '../report-form/element.ts'
import type { Given } from './draft.ts'

/** The place's lists come over the network, a province at a time. In milliseconds. */
const LISTS = { patience: 6000, pause: 50 } as const

/**
 * Puts a draft's answers into the form, in place of what stands there. @returns those that fit nowhere:
 * the form may have changed since.
 */
export async function fillDraft(
  form: HTMLFormElement,
  answers: readonly Given[],
): Promise<Given[]> {
  form.reset()
  for (const list of form.querySelectorAll('[data-rows]')) removeRows(list)
  const found = answers.find(({ field }) => field === 'found')?.values ?? []
  const region = answers.find(({ field }) => field === 'region')
  const unfit: Given[] = []
  for (const given of answers) {
    const { field } = given
    if (field === 'found' || field === 'region') continue
    if (field === 'adds') addTo(form, given.values[0] ?? '')
    else if (!fill(form, given)) unfit.push(given)
    // The proposals stand in the page as soon as the text does.
    if (field === 'pasted') tickFound(form, found)
  }
  if (region && !(await fillRegion(form, region.values[0] ?? ''))) unfit.push(region)
  return unfit
}

/** Names the report that this one adds to, where the form reads it. */
export function addTo(form: HTMLFormElement, reference: string): void {
  form.querySelector('[name="adds"]')?.remove()
  form.insertAdjacentElement(
    'afterbegin',
    make('input', { type: 'hidden', name: 'adds', value: reference }),
  )
}

function removeRows(list: Element): void {
  for (const remove of [...list.querySelectorAll<HTMLElement>('[data-remove]')].slice(1))
    remove.click()
}

function fill(form: HTMLFormElement, { field, values }: Given): boolean {
  const [, kind] = /^(payment|indicator)-\d+-/.exec(field) ?? []
  const add = kind ? form.querySelector<HTMLButtonElement>(`[data-add="${kind}"]`) : null
  while (add && !add.hidden && controlsOf(form, field).length === 0) add.click()
  const controls = controlsOf(form, field)
  return values.map((value) => put(controls, value)).every(Boolean) && controls.length > 0
}

const controlsOf = (form: HTMLFormElement, field: string) => [
  ...form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(field)}"]`),
]

function put(controls: readonly HTMLInputElement[], value: string): boolean {
  const [first] = controls
  if (!first) return false
  if (first.matches('[type="radio"], [type="checkbox"]')) {
    const box = controls.find((one) => one.value === value)
    if (!box) return false
    box.checked = true
    tell(box)
    return true
  }
  first.value = value
  tell(first)
  // A list has only its own choices, and a picker only what is a day.
  return first.value === value
}

function tickFound(form: HTMLFormElement, found: readonly string[]): void {
  for (const box of form.querySelectorAll<HTMLInputElement>('[name="found"]')) {
    box.checked = found.includes(box.value)
    tell(box)
  }
}

/** Finds the region in its lists: a county under its city, whose code begins alike, or a city. */
async function fillRegion(form: HTMLFormElement, region: string): Promise<boolean> {
  const city = need<HTMLSelectElement>(form, '#city')
  const county = need<HTMLSelectElement>(form, '#county')
  const cityOf = () =>
    [...city.options].find(({ value }) => value === region) ??
    [...city.options].find(({ value }) => value.startsWith(region.slice(0, 4)))
  for (let waited = 0; !cityOf() && waited < LISTS.patience; waited += LISTS.pause) {
    await new Promise((done) => setTimeout(done, LISTS.pause))
  }
  city.value = cityOf()?.value ?? ''
  tell(city)
  if (city.value !== region) {
    county.value = region
    tell(county)
  }
  return need<HTMLInputElement>(form, '[name="region"]').value === region
}

function tell(control: Pick<EventTarget, 'dispatchEvent'>): void {
  control.dispatchEvent(new Event('input', { bubbles: true }))
  control.dispatchEvent(new Event('change', { bubbles: true }))
}
