import type { CaseNotes, Row } from '../case-notes.ts'
import { need } from '../report-form/element.ts'

export type Kind = 'events' | 'payments'
type Control = HTMLInputElement

const PERSON = '[data-person] [data-field]'
const listOf = (kit: HTMLElement, kind: Kind) => need(kit, `[data-rows="${kind}"]`)
const templateOf = (kit: HTMLElement, kind: Kind) =>
  need<HTMLTemplateElement>(kit, `template[data-row="${kind}"]`).content

/** Adds a row from its template and numbers them all. */
export function addRow(kit: HTMLElement, kind: Kind, values: Row = {}): HTMLElement {
  const row = need(templateOf(kit, kind).cloneNode(true) as DocumentFragment, 'fieldset')
  for (const control of row.querySelectorAll<Control>('[data-field]')) {
    control.value = values[control.dataset.field ?? ''] ?? ''
  }
  listOf(kit, kind).appendChild(row)
  number(kit, kind)
  return row
}

/** Takes the row away that a button stands in; an empty one stays where it was the last. */
export function removeRow(kit: HTMLElement, button: HTMLElement): void {
  const kind = button.closest<HTMLElement>('[data-rows]')?.dataset.rows as Kind
  const list = listOf(kit, kind)
  button.closest('fieldset')?.remove()
  if (list.children.length === 0) addRow(kit, kind)
  number(kit, kind)
  list.querySelector<HTMLElement>('fieldset:last-child input')?.focus()
}

function number(kit: HTMLElement, kind: Kind): void {
  const words = need(templateOf(kit, kind), 'legend').textContent ?? ''
  for (const [n, legend] of [...listOf(kit, kind).querySelectorAll('legend')].entries()) {
    legend.textContent = words.replace('{n}', String(n + 1))
  }
}

/** Puts notes into the fields. */
export function fillFields(kit: HTMLElement, { fields, payments, events }: CaseNotes): void {
  for (const control of kit.querySelectorAll<Control>(PERSON)) {
    control.value = fields[control.dataset.field ?? ''] ?? ''
  }
  need<Control>(kit, '[data-pasted]').value = fields.pasted ?? ''
  for (const [kind, rows] of Object.entries({ events, payments }) as [Kind, readonly Row[]][]) {
    listOf(kit, kind).replaceChildren()
    for (const row of rows.length > 0 ? rows : [{}]) addRow(kit, kind, row)
  }
}

/** What the fields say now; a chosen method also by its words. */
export function readFields(kit: HTMLElement): CaseNotes {
  const rows = (kind: Kind) => [...listOf(kit, kind).children].map((row) => rowOf(row))
  return {
    fields: {
      ...rowOf(need(kit, '[data-person]')),
      pasted: need<Control>(kit, '[data-pasted]').value,
    },
    payments: rows('payments'),
    events: rows('events'),
  }
}

function rowOf(within: { querySelectorAll(selector: string): Iterable<unknown> }): Row {
  const row: Record<string, string> = {}
  for (const control of within.querySelectorAll('[data-field]') as Iterable<Control>) {
    row[control.dataset.field ?? ''] = control.value
    if (control instanceof HTMLSelectElement && control.value) {
      row.methodWords = control.selectedOptions[0]?.text ?? ''
    }
  }
  return row
}
