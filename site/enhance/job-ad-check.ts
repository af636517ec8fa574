import { readAdvert } from './job-ad/show-reasons.ts'
import { addWarnings, showVerdict } from './job-ad/show-verdict.ts'
import type { VerdictSetup } from './job-ad/verdict-setup.ts'
import { need } from './report-form/element.ts'

/**
 * The check of a job advert, wholly on this device: the form's own address, which would send the text, is
 * never called. Without this the form posts, or the page says what to do instead.
 */
class JobAdCheck extends HTMLElement {
  connectedCallback(): void {
    const setup: VerdictSetup = JSON.parse(this.dataset.setup ?? '{}')
    const form = need<HTMLFormElement>(this, 'form')
    const text = need<HTMLTextAreaElement>(form, '#text')
    const company = need<HTMLInputElement>(form, '#company')
    const place = need(this, '[data-verdict]')
    const wrong = need(this, '[data-wrong]')
    form.hidden = false
    for (const one of this.querySelectorAll<HTMLElement>('[data-plain]')) one.hidden = true
    for (const one of this.querySelectorAll<HTMLElement>('[data-scripted]')) one.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const advert = text.value.slice(0, setup.longest)
      const isEmpty = advert.trim() === ''
      wrong.textContent = isEmpty ? setup.words.required : ''
      wrong.hidden = !isEmpty
      if (isEmpty) {
        place.replaceChildren()
        text.focus()
        return
      }
      const verdict = readAdvert(advert, company.value)
      showVerdict(place, advert, verdict, setup)
      place.focus()
      place.scrollIntoView({ block: 'start' })
      addWarnings(place, advert, verdict, setup)
    })
    form.addEventListener('reset', () => {
      place.replaceChildren()
      wrong.hidden = true
      text.focus()
    })
  }
}

customElements.define('job-ad-check', JobAdCheck)
