// Longer than most files: choosing, checking, sending and the sum are states of one page.

import type { CodeAt } from '../../../functions/fields/codes.ts'
import { COLUMNS } from '../../../functions/imports/columns.ts'
import { IMPORT_LIMITS } from '../../../functions/imports/decode-csv.ts'
import type { BadRow } from '../../../functions/imports/read-row.ts'
import { problemsByField } from '../../../functions/reports/form-problems.ts'
import { FORMS } from '../../../functions/reports/forms/forms.ts'
import { make, need } from '../report-form/element.ts'
import { type CheckedFile, checkFile, type ReadyRow } from './check-file.ts'
import { mendingFile, referencesFile } from './files.ts'
import { type Answered, RowSender } from './send-rows.ts'
import { fill, type ImportSetup, say } from './setup.ts'
import { showBad, showCounts } from './show-check.ts'

/**
 * A file of reports: checked first, in this browser and without sending a word of it, then sent row by
 * row, each sealed here. Nothing is kept anywhere: the page's memory ends with the page.
 */
export class ImportReports extends HTMLElement {
  #setup!: ImportSetup
  #checked: CheckedFile | undefined
  #sender: RowSender | undefined
  #stored: { row: number; reference: string }[] = []
  #known = 0
  #refused: BadRow[] = []
  #toSend = 0
  #running = false
  /** Leaving would break off an import, or lose a list that nobody has taken. */
  #unsaved = false

  connectedCallback(): void {
    this.#setup = JSON.parse(this.dataset.setup ?? '{}') as ImportSetup
    for (const part of this.querySelectorAll<HTMLElement>('.with-script')) part.hidden = false
    for (const part of this.querySelectorAll<HTMLElement>('.needs-script')) part.hidden = true
    const file = need<HTMLInputElement>(this, '#csv')
    file.addEventListener('change', () => void this.#check(file.files?.[0]))
    need(this, '[data-go]').addEventListener('click', () => void this.#begin())
    need(this, '[data-pause]').addEventListener('click', () => void this.#pauseOrGoOn())
    addEventListener('beforeunload', (event) => {
      if (this.#unsaved) event.preventDefault()
    })
  }

  async #check(file: File | undefined): Promise<void> {
    if (!file || this.#running) return
    this.#checked = undefined
    need(this, '[data-send]').hidden = true
    need(this, '[data-sum]').replaceChildren()
    const place = need(this, '[data-check]')
    place.replaceChildren()
    this.#tell('[data-reading]', say(this.#setup, 'reading'))
    // What is larger than any file that is taken isn't read at all.
    const size = IMPORT_LIMITS.bytes + 1
    const bytes = new Uint8Array(await file.slice(0, size).arrayBuffer())
    const checked = await checkFile(bytes, this.#setup)
    this.#tell('[data-reading]', '')
    if (!checked.ok) {
      const { code, at = '' } = checked.error
      const words = fill(this.#setup.errors[code] ?? code, { at })
      const box = make('div', { class: 'error-summary', tabindex: '-1', role: 'alert' })
      box.replaceChildren(make('p', {}, words))
      place.replaceChildren(box)
      box.focus()
      return
    }
    this.#show(place, checked.value)
  }

  #show(place: HTMLElement, checked: CheckedFile): void {
    const { ready, bad, sheet, encoding } = checked
    this.#checked = checked
    this.#stored = []
    this.#known = 0
    this.#refused = []
    this.#sender = undefined
    const heading = make('h3', { tabindex: '-1' }, say(this.#setup, 'checked'))
    const rows = sheet.rows.length
    const read = say(this.#setup, 'encoding', { rows, encoding: encoding.toUpperCase() })
    place.replaceChildren(
      heading,
      showCounts(checked, this.#setup),
      make('p', { class: 'fine' }, read),
      ...(bad.length > 0
        ? [showBad(bad, sheet.columns, this.#setup), this.#offerMending(bad)]
        : []),
    )
    need(this, '[data-send]').hidden = ready.length === 0
    if (ready.length === 0) place.appendChild(make('p', {}, say(this.#setup, 'nothing')))
    const go = need(this, '[data-go]')
    go.hidden = false
    go.textContent = say(this.#setup, 'go', { n: ready.length })
    need(this, '[data-progress]').hidden = true
    heading.focus()
  }

  async #begin(): Promise<void> {
    const checked = this.#checked
    if (!checked || this.#running) return
    const told = need<HTMLInputElement>(this, '#told')
    if (!told.checked) {
      this.#tell('[data-said]', say(this.#setup, 'tickFirst'))
      told.focus()
      return
    }
    // From here on it isn't true any more that nothing is stored.
    need(this, '[data-check]').replaceChildren()
    need(this, '[data-go]').hidden = true
    need(this, '[data-progress]').hidden = false
    need<HTMLInputElement>(this, '#csv').disabled = true
    this.#toSend = checked.ready.length
    this.#sender = new RowSender(checked.ready, this.#setup)
    need(this, '[data-pause]').focus()
    await this.#run()
  }

  async #pauseOrGoOn(): Promise<void> {
    if (this.#running) this.#sender?.pause()
    else await this.#run()
  }

  async #run(): Promise<void> {
    const sender = this.#sender
    if (!sender || this.#running) return
    this.#running = true
    this.#unsaved = true
    const pause = need(this, '[data-pause]')
    pause.hidden = false
    pause.textContent = say(this.#setup, 'pause')
    this.#progress('sending')
    const ended = await sender.run((answered) => this.#count(answered))
    this.#running = false
    if (ended === 'done') return this.#end()
    pause.hidden = ended === 'refused'
    pause.textContent = say(this.#setup, 'continue')
    this.#progress(ended)
    if (ended === 'refused') this.#sum()
  }

  #count(answered: Answered): void {
    if (answered.is === 'stored') {
      this.#stored.push({ row: answered.row.row, reference: answered.reference })
    } else if (answered.is === 'known') this.#known += 1
    else this.#refused.push(this.#named(answered.row, answered.errors))
    this.#progress('sending')
  }

  /** What only the Worker found wrong, as the check would have named it. */
  #named({ row, kind }: ReadyRow, errors: readonly CodeAt[]): BadRow {
    const cells = this.#checked?.sheet.rows.find((one) => one.row === row)?.cells ?? []
    const problems = problemsByField(FORMS[kind], errors, new Map()).map(({ field, code }) => ({
      column: COLUMNS.find(({ reads }) => 'field' in reads && reads.field === field)?.id ?? null,
      code,
      value: '',
    }))
    return { ok: false, row, cells, problems }
  }

  #progress(state: 'sending' | 'paused' | 'lost' | 'refused'): void {
    const done = this.#stored.length + this.#known + this.#refused.length
    const bar = need<HTMLProgressElement>(this, 'progress')
    bar.max = this.#toSend
    bar.value = done
    // Spoken each tenth of the way and wherever it stops: a screen reader reads every change.
    const tenth = Math.max(1, Math.floor(this.#toSend / 10))
    if (state === 'sending' && done % tenth !== 0) return
    this.#tell('[data-said]', say(this.#setup, state, { done, all: this.#toSend }))
  }

  #end(): void {
    this.#tell('[data-said]', '')
    need(this, '[data-send]').hidden = true
    const file = need<HTMLInputElement>(this, '#csv')
    file.disabled = false
    file.value = ''
    this.#sum()
  }

  /** The sum of the whole file: every row of it is in one of the three. */
  #sum(): void {
    const checked = this.#checked
    if (!checked) return
    const bad = [...checked.bad, ...this.#refused].sort((a, b) => a.row - b.row)
    const known = this.#known + checked.known.length + checked.twice.length
    const all = checked.sheet.rows.length
    const stored = this.#stored.length
    const words = say(this.#setup, 'end', { all, stored, known, bad: bad.length })
    const heading = make('h3', { tabindex: '-1' }, words)
    const place = need(this, '[data-sum]')
    place.replaceChildren(
      heading,
      ...(stored > 0 ? [this.#offerReferences()] : []),
      ...(this.#refused.length > 0
        ? [showBad(this.#refused, checked.sheet.columns, this.#setup)]
        : []),
      ...(bad.length > 0 ? [this.#offerMending(bad)] : []),
    )
    this.#unsaved = stored > 0
    heading.focus()
  }

  #offerMending(bad: readonly BadRow[]): HTMLElement {
    const { sheet } = this.#checked as CheckedFile
    const file = mendingFile(sheet, bad, this.#setup)
    return this.#offer('download', 'downloadWhy', 'badFile', file, () => {})
  }

  #offerReferences(): HTMLElement {
    const file = referencesFile(this.#stored, this.#setup)
    return this.#offer('references', 'referencesWhy', 'referencesFile', file, () => {
      this.#unsaved = false
    })
  }

  #offer(words: string, why: string, name: string, file: string, onTaken: () => void): HTMLElement {
    const link = make('a', { class: 'button quiet' }, say(this.#setup, words))
    link.href = URL.createObjectURL(new Blob([file], { type: 'text/csv' }))
    link.download = say(this.#setup, name)
    link.addEventListener('click', onTaken)
    return make(
      'div',
      { class: 'offer' },
      make('p', {}, link),
      make('p', { class: 'hint' }, say(this.#setup, why)),
    )
  }

  #tell(place: string, words: string): void {
    const element = need(this, place)
    element.textContent = words
    element.hidden = words === ''
  }
}
