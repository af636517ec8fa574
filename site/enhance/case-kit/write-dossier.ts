import type { Dossier, Section } from './dossier.ts'

/** The file as plain text, for notes and messages: a line a row, columns named where there are any. */
export function dossierText({ title, notes, sections }: Dossier): string {
  return [
    title,
    ...notes,
    ...sections.flatMap((one) => ['', `【${one.title}】`, ...lines(one)]),
  ].join('\n')
}

function lines({ head, rows, after }: Section): string[] {
  const written = rows.map((row) =>
    head.length < 3
      ? row.filter(Boolean).join('  ')
      : row
          .map((cell, n) => (cell && n > 0 ? `${head[n]}: ${cell}` : cell && `${cell}.`))
          .filter(Boolean)
          .join('  '),
  )
  return [...written, ...after]
}

/** The file as a page of its own, which needs nothing from anywhere. What was typed stays text. */
export function dossierHtml(dossier: Dossier, lang: string): string {
  const { title, notes, sections } = dossier
  const table = ({ head, rows }: Section) =>
    head.length === 0
      ? `<ul>${rows.map(([cell = '']) => `<li>${escaped(cell)}</li>`).join('')}</ul>`
      : `<table><thead><tr>${head.map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr></thead><tbody>${rows
          .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
          .join('')}</tbody></table>`
  const body = sections
    .map(
      (one) =>
        `<h2>${escaped(one.title)}</h2>${table(one)}${one.after.map((line) => `<p><b>${escaped(line)}</b></p>`).join('')}`,
    )
    .join('\n')
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>body{font:16px/1.6 sans-serif;max-width:60em;margin:1em auto;padding:0 1em;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:.3em .5em;text-align:left;vertical-align:top}</style>
</head><body><h1>${escaped(title)}</h1>
${notes.map((note) => `<p>${escaped(note)}</p>`).join('')}
${body}
</body></html>
`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one)
