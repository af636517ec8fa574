import type { Setup } from './setup.ts'

/**
 * The setup with the centre and the keys that the page would be served with now; null when nothing
 * answers. They come with the page itself, as they first did: who could swap them could swap the script.
 */
export async function renewKeys(setup: Setup): Promise<Setup | null> {
  try {
    const response = await fetch(location.pathname, { cache: 'no-store' })
    if (!response.ok) return null
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const form = page.querySelector<HTMLElement>('report-form, desk-form')
    const { centre, recipients }: Setup = JSON.parse(form?.dataset.setup ?? '')
    return { ...setup, centre, recipients }
  } catch {
    return null
  }
}
