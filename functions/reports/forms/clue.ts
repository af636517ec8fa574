import type { Form } from '../form.ts'
import { CLUE_GROUPS } from '../vocabulary.ts'
import { whenWhere } from './when-where.ts'

/**
 * What somebody knows of the grey trade. Anonymous: no question asks who sends it, how they know it or
 * how to reach them, and the schema refuses whatever could say so.
 */
export const clue: Form = {
  kind: 'clue',
  area: 'clue',
  steps: [
    {
      name: 'group',
      questions: [
        {
          ask: 'one',
          field: 'group',
          to: 'details/group',
          of: CLUE_GROUPS,
          required: true,
          notes: ['phone-cards', 'bank-cards', 'moving-money', 'boxes-and-lines'],
        },
        { ask: 'yes-no', field: 'ongoing', to: 'details/ongoing' },
      ],
    },
    whenWhere,
    { name: 'suspect', questions: [{ ask: 'suspects' }] },
    { name: 'story', questions: [{ ask: 'words', field: 'story', most: 6_000, rows: 8 }] },
  ],
  consents: ['consent'],
}
