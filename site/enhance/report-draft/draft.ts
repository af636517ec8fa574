import * as z from 'zod/mini'
import { KINDS, type Kind } from '../../../functions/reports/vocabulary.ts'
import { err, ok, type Result } from '../../../functions/result.ts'

/** What somebody answered to one question, with its words, so that it can be named where it fits nowhere. */
const given = z.object({
  field: z.string(),
  asked: z.string(),
  values: z.array(z.string()),
  /** The words of what was chosen. */
  said: z.string(),
})

const draft = z.object({
  jingzhong: z.literal('draft'),
  v: z.literal(1),
  kind: z.enum(KINDS),
  step: z.string(),
  answers: z.array(given),
  /** Who the report is: sent from two tabs or devices it is one. */
  identity: z.object({
    key: z.string(),
    id: z.string(),
    receipt: z.string(),
    reference: z.string(),
  }),
})

/** A form as far as it was filled in. Holds plain words: only ever in memory, in this tab, or sealed. */
export type Draft = z.infer<typeof draft>
export type Given = z.infer<typeof given>

/** Consent is given for what is sent, when it is sent; the rest is the page's own. */
const NOT_KEPT = /^(?:token|do|looked|consent.*)$/

/** Lists and boxes of text are no inputs, but have what is read here. */
type Control = HTMLInputElement

/** What the form says now, in its order. */
export function takeAnswers(form: HTMLFormElement): Given[] {
  const answers = new Map<string, Given>()
  for (const control of form.elements as Iterable<unknown> as Iterable<Control>) {
    if (!isAnswer(control) || NOT_KEPT.test(control.name)) continue
    const { field, asked, values, said } = answers.get(control.name) ?? {
      ...{ field: control.name, asked: askedBy(control), values: [], said: '' },
    }
    answers.set(control.name, {
      ...{ field, asked },
      values: [...values, control.value],
      said: [said, saidBy(control)].filter(Boolean).join('、'),
    })
  }
  return [...answers.values()]
}

function isAnswer(control: Control): boolean {
  if (!control.matches('input, select, textarea')) return false
  const { name, value } = control
  const unticked = control.matches('[type="radio"], [type="checkbox"]') && !control.checked
  return name !== '' && value !== '' && !unticked
}

function askedBy(control: Control): string {
  if (control.name === 'region') return listOf(control, '#city')?.labels?.[0]?.textContent ?? ''
  const group = control.matches('[type="radio"], [type="checkbox"]') && control.closest('fieldset')
  const words = group ? group.querySelector('legend') : control.labels?.[0]
  const row = control.closest('[data-row]')?.querySelector('legend')?.textContent
  return [row, words?.textContent].filter(Boolean).join(' · ').trim()
}

function saidBy(control: Control): string {
  if (control.name === 'region') {
    return ['#city', '#county']
      .map((list) => listOf(control, list))
      .map((list) => (list?.value ? chosenIn(list) : ''))
      .join('')
  }
  if (control.matches('select')) return chosenIn(control)
  if (!control.matches('[type="radio"], [type="checkbox"]')) return ''
  return control.labels?.[0]?.querySelector('b')?.textContent ?? ''
}

const listOf = (region: Control, list: string) => region.form?.querySelector<Control>(list)
const chosenIn = (list: unknown) => (list as HTMLSelectElement).selectedOptions[0]?.text ?? ''

/** `kind`: a draft of another form, whose kind is told. */
export type NotRead = 'malformed' | { readonly kind: Kind }

/** Reads a draft that was opened. Also one that an older form made: its fields are told apart later. */
export function parseDraft(json: string, kind: Kind): Result<Draft, NotRead> {
  try {
    const parsed = draft.parse(JSON.parse(json))
    return parsed.kind === kind ? ok(parsed) : err({ kind: parsed.kind })
  } catch {
    return err('malformed')
  }
}
