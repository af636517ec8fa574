import { make } from '../report-form/element.ts'
import type { Dossier, Section } from './dossier.ts'

/** The file as elements of the page, in the shape of the blank sheet. */
export function dossierNodes({ title, notes, sections }: Dossier): Node[] {
  return [
    make('h2', {}, title),
    ...notes.map((note) => make('p', { class: 'fine' }, note)),
    ...sections.flatMap((one) => [
      make('h3', {}, one.title),
      one.head.length === 0 ? list(one) : table(one),
      ...one.after.map((line) => make('p', { class: 'kit-after' }, line)),
    ]),
  ]
}

const list = ({ rows }: Section) =>
  make('ul', { class: 'kit-lines' }, ...rows.map(([line = '']) => make('li', {}, line)))

const table = ({ head, rows }: Section) =>
  make(
    'table',
    { class: `kit-table of-${head.length}` },
    make('thead', {}, make('tr', {}, ...head.map((words) => make('th', { scope: 'col' }, words)))),
    make(
      'tbody',
      {},
      ...rows.map((row) =>
        make('tr', {}, ...row.map((cell, n) => make('td', { 'data-label': head[n] ?? '' }, cell))),
      ),
    ),
  )
