import type { Form } from '../form.ts'
import { SITUATIONS } from '../vocabulary.ts'
import { contactStep } from './contact-step.ts'
import { whenWhere } from './when-where.ts'

const ALSO = SITUATIONS.filter((one) => one !== 'approached')

/** Somebody was defrauded, or nearly. The situation comes first: it decides whether to phone first. */
export const fraud: Form = {
  kind: 'fraud',
  area: 'report',
  steps: [
    {
      name: 'situation',
      questions: [
        {
          ask: 'one',
          field: 'situation',
          to: 'situation',
          of: SITUATIONS,
          opens: {
            'paying-now': 'money',
            paid: 'money',
            'remote-control': 'money',
            threatened: 'threatened',
            'person-abroad': 'abroad',
            'asked-to-carry': 'carry',
          },
          notes: ['gave-info', 'lent-card', 'approached'],
          required: true,
        },
        {
          ask: 'tick',
          field: 'images',
          to: 'details/images',
          // The tick stands under its situation: chosen otherwise, nobody sees it any more.
          under: { field: 'situation', is: 'threatened' },
        },
        { ask: 'yes-no', field: 'in-contact', to: 'stillInContact' },
        { ask: 'many', field: 'also', to: 'also', of: ALSO, except: 'situation', folded: true },
      ],
    },
    {
      name: 'who',
      questions: [
        { ask: 'one', field: 'for', to: 'for' },
        { ask: 'one', field: 'age', to: 'ageBand' },
      ],
    },
    whenWhere,
    { name: 'money', questions: [{ ask: 'payments' }] },
    { name: 'suspect', questions: [{ ask: 'suspects' }] },
    {
      name: 'story',
      questions: [
        { ask: 'words', field: 'story', most: 6_000, rows: 8 },
        { ask: 'one', field: 'scam-type', to: 'scamType' },
      ],
    },
    contactStep,
  ],
  consents: ['consent', 'consent-sensitive'],
}
