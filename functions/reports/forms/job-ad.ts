import type { Form } from '../form.ts'
import { JOB_ASKS, JOB_PROGRESS, JOB_SEEN_ON, JOB_SENDS_TO } from '../vocabulary.ts'
import { contactStep } from './contact-step.ts'
import { whenWhere } from './when-where.ts'

/** A job advert that asks for money or leads away. How far somebody has come with it comes first. */
export const jobAd: Form = {
  kind: 'job-ad',
  area: 'job-ad',
  steps: [
    {
      name: 'progress',
      questions: [
        {
          ask: 'one',
          field: 'progress',
          to: 'details/progress',
          of: JOB_PROGRESS,
          required: true,
          opens: { paid: 'money', leaving: 'abroad' },
          notes: ['gave-info'],
        },
      ],
    },
    {
      name: 'suspect',
      questions: [{ ask: 'suspects' }, { ask: 'indicator', field: 'company', kind: 'company' }],
    },
    {
      name: 'asks',
      questions: [
        { ask: 'many', field: 'asks', to: 'details/asks', of: JOB_ASKS },
        {
          ask: 'sum',
          field: 'asked-sum',
          to: 'details/askedBand',
          before: { 'zh-CN': '【要交的钱】', en: '[Sum asked] ' },
        },
        { ask: 'one', field: 'sends-to', to: 'details/sendsTo', of: JOB_SENDS_TO },
        {
          ask: 'words',
          field: 'sends-place',
          most: 100,
          before: { 'zh-CN': '【让人去的地方】', en: '[Where it sends people] ' },
        },
      ],
    },
    {
      name: 'when-where',
      questions: [
        { ask: 'one', field: 'seen-on', to: 'details/seenOn', of: JOB_SEEN_ON },
        ...whenWhere.questions,
      ],
    },
    { name: 'story', questions: [{ ask: 'words', field: 'story', most: 5_000, rows: 6 }] },
    contactStep,
  ],
  consents: ['consent', 'consent-sensitive'],
}
