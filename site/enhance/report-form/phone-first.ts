import { need } from './element.ts'

/**
 * The panel under a choice opens by style alone; this tells a screen reader what opened, and leads on
 * to the next question, or step, once the call is made.
 */
export function putPhoneFirst(form: HTMLFormElement, goOn: () => void): void {
  for (const spoken of form.querySelectorAll('[data-phone]')) {
    spoken.parentElement?.addEventListener('change', ({ target }) => {
      const panel = (target as Element).closest('.choice-group')?.querySelector('.reveal h3')
      spoken.textContent = panel?.textContent ?? ''
    })
  }
  for (const called of form.querySelectorAll<HTMLAnchorElement>('[data-called]')) {
    called.addEventListener('click', (event) => {
      event.preventDefault()
      const next = need(form, called.hash)
      if (next.dataset.step) return goOn()
      next.focus({ preventScroll: true })
      next.closest('fieldset')?.scrollIntoView({ block: 'start' })
    })
  }
}
