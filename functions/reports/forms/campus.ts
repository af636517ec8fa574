import type { Form } from '../form.ts'
import { CAMPUS_VICTIMS, CAMPUS_WAYS } from '../vocabulary.ts'
import { contactStep } from './contact-step.ts'
import { whenWhere } from './when-where.ts'

/** Something goes round at a school: what, where, since when. */
export const campus: Form = {
  kind: 'campus',
  area: 'campus',
  steps: [
    {
      name: 'way',
      questions: [
        { ask: 'one', field: 'way', to: 'details/way', of: CAMPUS_WAYS, required: true },
        {
          ask: 'one',
          field: 'victims',
          to: 'details/victims',
          of: CAMPUS_VICTIMS,
          notes: ['some'],
        },
      ],
    },
    {
      name: 'school',
      questions: [
        { ask: 'line', field: 'school', to: 'details/school' },
        {
          ask: 'words',
          field: 'spot',
          most: 100,
          before: { 'zh-CN': '【校内地点】', en: '[On campus] ' },
        },
      ],
    },
    {
      name: 'when-where',
      questions: [
        ...whenWhere.questions,
        { ask: 'yes-no', field: 'ongoing', to: 'details/ongoing' },
      ],
    },
    {
      name: 'story',
      questions: [
        { ask: 'words', field: 'story', most: 4_000, rows: 6 },
        {
          ask: 'words',
          field: 'poster',
          most: 1_500,
          rows: 4,
          before: { 'zh-CN': '【海报】\n', en: '[Poster]\n' },
        },
        { ask: 'one', field: 'scam-type', to: 'scamType' },
      ],
    },
    { name: 'suspect', questions: [{ ask: 'suspects' }] },
    contactStep,
  ],
  consents: ['consent', 'consent-sensitive'],
}
