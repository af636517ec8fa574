import { need } from './element.ts'

/**
 * The panel under a choice opens by style alone; this tells a screen reader what opened, and leads on
 * to the next question once the call is made.
 */
export function putPhoneFirst(form: HTMLFormElement): void {
  const spoken = need(form, '[data-phone]')
  for (const choice of form.querySelectorAll<HTMLInputElement>('[name="situation"]')) {
    choice.addEventListener('change', () => {
      const panel = choice.closest('.choice-group')?.querySelector('.reveal h3')
      spoken.textContent = panel?.textContent ?? ''
    })
  }
  for (const called of form.querySelectorAll('[data-called]')) {
    called.addEventListener('click', (event) => {
      event.preventDefault()
      const next = need<HTMLInputElement>(form, '[name="in-contact"]')
      next.focus({ preventScroll: true })
      next.closest('fieldset')?.scrollIntoView({ block: 'start' })
    })
  }
}
