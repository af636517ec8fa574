import type { FormStep } from '../form.ts'

/** How to be reached, and whether it is to be soon: every form asks alike but the anonymous one. */
export const contactStep: FormStep = {
  name: 'contact',
  questions: [{ ask: 'contact' }, { ask: 'tick', field: 'soon', to: 'details/contactSoon' }],
}
