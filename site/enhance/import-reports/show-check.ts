import type { BadRow } from '../../../functions/imports/read-row.ts'
import { make } from '../report-form/element.ts'
import type { CheckedFile } from './check-file.ts'
import { columnName, problemWords } from './files.ts'
import { type ImportSetup, say } from './setup.ts'

/** Rows that the page lists; the file to mend has them all. */
const LISTED = 100
/** Characters of a cell that are shown. */
const SHOWN = 60

/** How many rows there are of each sort: only the sorts that occur, but always what can be imported. */
export function showCounts(checked: CheckedFile, setup: ImportSetup): HTMLElement {
  const { ready, bad, known, twice } = checked
  const counts = { good: ready.length, bad: bad.length, known: known.length, twice: twice.length }
  const items = Object.entries(counts)
    .filter(([name, n]) => n > 0 || name === 'good')
    .map(([name, n]) => make('li', { class: name }, say(setup, name, { n })))
  return make('ul', { class: 'counts' }, ...items)
}

/** Every bad cell: its row and column as the spreadsheet names them, what is wrong, what it says. */
export function showBad(
  bad: readonly BadRow[],
  columns: readonly (string | null)[],
  setup: ImportSetup,
): HTMLElement {
  const heads = ['row', 'column', 'what', 'value'].map((name) =>
    make('th', { scope: 'col' }, say(setup, name)),
  )
  const lines = bad.slice(0, LISTED).flatMap(({ row, problems }) =>
    problems.map((problem) => {
      const { column, value } = problem
      const place = column === null ? -1 : columns.indexOf(column)
      const letter = place < 0 ? '' : `${letterOf(place)} `
      return make(
        'tr',
        {},
        make('td', { class: 'number' }, String(row)),
        make('td', {}, `${letter}${columnName(setup, column)}`),
        make('td', {}, problemWords(setup, problem)),
        make('td', { class: 'typed' }, value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value),
      )
    }),
  )
  const table = make(
    'table',
    { class: 'bad-rows' },
    make('caption', {}, say(setup, 'badTitle')),
    make('thead', {}, make('tr', {}, ...heads)),
    make('tbody', {}, ...lines),
  )
  const more = bad.length > LISTED ? [make('p', {}, say(setup, 'badMore', { n: LISTED }))] : []
  return make('div', { class: 'bad-list' }, table, ...more)
}

/** A, B, … Z, AA: as spreadsheets name columns. */
export const letterOf = (place: number): string =>
  (place >= 26 ? letterOf(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26))
