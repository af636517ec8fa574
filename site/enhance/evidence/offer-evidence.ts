import { need } from '../report-form/element.ts'

/**
 * Shows the button that pictures and files are added with. All that stands behind it is fetched when
 * somebody presses it: few do, and the form must be there at once.
 */
export function offerEvidence(page: HTMLElement | DocumentFragment, receipt: string): void {
  const section = page.querySelector<HTMLElement>('[data-evidence]')
  if (!section) return
  const button = need<HTMLButtonElement>(section, 'button')
  need(section, '[data-needs]').hidden = true
  button.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    try {
      const { showEvidence } = await import('./show-evidence.ts')
      await showEvidence(section, receipt)
    } catch {
      button.disabled = false
      need(section, '[data-failed]').hidden = false
    }
  })
}
