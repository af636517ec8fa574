import type { FormStep } from '../form.ts'

/** The day and the place: every form asks for them alike. */
export const whenWhere: FormStep = {
  name: 'when-where',
  questions: [{ ask: 'day', field: 'occurred-on', to: 'occurredOn' }, { ask: 'place' }],
}
