import { apiPaths } from '../../paths.ts'
import type { City } from '../../queries/regions.ts'
import { make, need } from './element.ts'
import { type Setup, say } from './setup.ts'

/**
 * Province → city → county, a province's list at a time. Abroad, and where a list can't load, words do.
 */
export function listPlaces(form: HTMLFormElement, setup: Setup): void {
  const province = need<HTMLSelectElement>(form, '[name="province"]')
  const words = need(form, '.place-words')
  const lists = need(form, '.place-lists')
  const city = need<HTMLSelectElement>(lists, '#city')
  const county = need<HTMLSelectElement>(lists, '#county')
  const region = need<HTMLInputElement>(lists, '[name="region"]')
  const failed = need(lists, '[data-place-failed]')
  let cities: readonly City[] = []

  /** Words that nobody sees aren't sent. */
  function hideWords(hidden: boolean): void {
    words.hidden = hidden
    if (hidden) need<HTMLInputElement>(words, 'input').value = ''
  }
  function keep(): void {
    region.value = county.value || city.value
  }
  function listCounties(): void {
    const counties = cities.find(([code]) => code === city.value)?.[2] ?? []
    fill(county, say(setup, 'report.when-where.anywhere'), counties)
    const field = county.closest<HTMLElement>('.field')
    if (field) field.hidden = counties.length === 0
    keep()
  }
  async function listCities(): Promise<void> {
    const code = province.value
    cities = []
    failed.hidden = true
    if (/^\d{6}$/.test(code)) {
      const loaded = await load(code)
      // Somebody may have chosen on while this one was under way.
      if (province.value !== code) return
      failed.hidden = loaded !== null
      cities = loaded ?? []
    }
    fill(city, say(setup, 'form.choose'), cities)
    // Beijing's only city is Beijing: not worth a question.
    if (cities.length === 1) city.value = cities[0]?.[0] ?? ''
    const field = city.closest<HTMLElement>('.field')
    if (field) field.hidden = cities.length < 2
    lists.hidden = cities.length === 0 && failed.hidden
    hideWords(cities.length > 0 || code === '')
    listCounties()
  }

  hideWords(true)
  province.addEventListener('change', listCities)
  city.addEventListener('change', listCounties)
  county.addEventListener('change', keep)
  if (province.value) listCities()
}

async function load(province: string): Promise<readonly City[] | null> {
  try {
    const response = await fetch(apiPaths.regions(province))
    return response.ok ? ((await response.json()) as City[]) : null
  } catch {
    return null
  }
}

function fill(
  select: HTMLSelectElement,
  empty: string,
  choices: readonly (readonly [code: string, name: string, ...rest: unknown[]])[],
): void {
  select.replaceChildren(
    make('option', { value: '' }, empty),
    ...choices.map(([code, name]) => make('option', { value: code }, name)),
  )
}
