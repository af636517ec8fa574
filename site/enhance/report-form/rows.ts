import { parseMoney } from '../../../functions/fields/money.ts'
import { MAX_ROWS, type RowKind } from '../../../functions/reports/form-answers.ts'
import { make, need } from './element.ts'
import { sayYuan } from './say-yuan.ts'
import { type Setup, say, type Word } from './setup.ts'
import { clearProblems } from './show-problems.ts'

const WORDS: Record<RowKind, { row: Word; remove: Word }> = {
  payment: { row: 'report.money.row', remove: 'report.money.remove' },
  indicator: { row: 'report.suspect.row', remove: 'report.suspect.remove' },
}

/** Rows that are added and taken away on the page; numbers and ids stay as the Worker makes them. */
export function growRows(form: HTMLFormElement, kind: RowKind, setup: Setup): void {
  const list = need(form, `[data-rows="${kind}"]`)
  const add = need<HTMLButtonElement>(form, `[data-add="${kind}"]`)
  const rows = () => [...list.querySelectorAll<HTMLElement>('[data-row]')]

  function number(): void {
    const all = rows()
    for (const [n, row] of all.entries()) {
      need(row, 'legend').textContent = say(setup, WORDS[kind].row, { n: n + 1 })
      for (const element of row.querySelectorAll('[id], [name], [for], [aria-describedby]')) {
        for (const name of ['id', 'name', 'for', 'aria-describedby']) {
          const value = element.getAttribute(name)
          if (value === null) continue
          element.setAttribute(name, value.replace(/(payment|indicator)-\d+-/g, `$1-${n}-`))
        }
      }
      remover(row).hidden = all.length < 2
    }
    add.hidden = all.length >= MAX_ROWS[kind]
  }

  function remover(row: HTMLElement): HTMLButtonElement {
    const existing = row.querySelector<HTMLButtonElement>('[data-remove]')
    if (existing) return existing
    const button = make(
      'button',
      { type: 'button', class: 'remove', 'data-remove': '' },
      say(setup, WORDS[kind].remove),
    )
    row.appendChild(button)
    return button
  }

  add.type = 'button'
  add.addEventListener('click', () => {
    const [last] = rows().slice(-1)
    if (!last) return
    const row = last.cloneNode(true) as HTMLElement
    clearProblems(row)
    for (const hint of row.querySelectorAll('.hint')) hint.remove()
    for (const control of row.querySelectorAll<HTMLInputElement>('input, select')) {
      control.value = ''
      control.removeAttribute('aria-describedby')
    }
    list.appendChild(row)
    number()
    row.querySelector<HTMLElement>('input')?.focus()
  })
  list.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('[data-remove]')
    if (!button) return
    button.closest('[data-row]')?.remove()
    number()
    list.dispatchEvent(new Event('input', { bubbles: true }))
    rows().at(-1)?.querySelector<HTMLElement>('input')?.focus()
  })
  number()
}

/** The sum of the payments as they are typed. */
export function keepTotal(form: HTMLFormElement): void {
  const list = need(form, '[data-rows="payment"]')
  const line = need(form, '[data-total]')
  list.addEventListener('input', () => {
    const amounts = [...list.querySelectorAll<HTMLInputElement>('[name$="-amount"]')]
      .map((control) => parseMoney(control.value))
      .filter((amount) => amount.ok)
    const total = amounts.reduce((sum, { value }) => sum + value, 0)
    line.hidden = amounts.length === 0
    line.textContent = (line.dataset.total ?? '')
      .replace('{n}', String(amounts.length))
      .replace('{amount}', sayYuan(total))
  })
}
