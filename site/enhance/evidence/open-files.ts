import { EXTENSIONS } from '../../../functions/evidence/file-type.ts'
import { MOST_POINTS, pictureSize } from '../../../functions/evidence/picture-size.ts'
import {
  type OpenedDescription,
  openDescription,
  openFile,
  type SealedFile,
} from '../../../functions/evidence/sealed-file.ts'
import type { ReportEvidenceSetup } from '../report-evidence.ts'
import { make } from '../report-form/element.ts'
import type { OfficerKeys } from '../wrap-keys.ts'
import { addressOf } from './evidence-paths.ts'

/** A file as the page hands it over. */
export interface ShownFile extends SealedFile {
  /** When it came, in words. */
  readonly when: string
}

type Opened = Map<string, Uint8Array<ArrayBuffer>>

/** The files of a report as items of a list, each with what its sender says about it. */
export const listFiles = (
  setup: ReportEvidenceSetup,
  keys: OfficerKeys,
  opened: Opened,
): Promise<HTMLElement[]> =>
  Promise.all(setup.files.map((file, n) => itemOf(setup, file, n + 1, keys, opened)))

async function itemOf(
  setup: ReportEvidenceSetup,
  file: ShownFile,
  n: number,
  keys: OfficerKeys,
  opened: Opened,
): Promise<HTMLElement> {
  const { words } = setup
  const title = make('h3', { id: `file-${n}` })
  const when = make('p', { class: 'fine' }, file.when)
  const item = make('li', { 'aria-labelledby': title.id }, title, when)
  const wrap = file.wraps.find(({ kid }) => keys.has(kid))
  const privateKey = wrap && keys.get(wrap.kid)
  if (!privateKey) {
    title.textContent = words.noKey ?? ''
    return item
  }
  const about = await openDescription(setup.report, file, wrap.kid, privateKey)
  if (!about.ok) {
    title.textContent = words.altered ?? ''
    return item
  }
  // What a stranger typed becomes text, and nothing else; signs that turn its direction are dropped.
  title.replaceChildren(make('bdi', {}, unturned(about.value.name) || (words.unnamed ?? '')))
  when.textContent = `${file.when} · ${sizeOf(about.value, setup)}`
  if (about.value.note) {
    item.insertAdjacentElement(
      'beforeend',
      make('p', {}, make('bdi', {}, unturned(about.value.note))),
    )
  }
  if (about.value.mask) {
    item.insertAdjacentElement('beforeend', make('p', { class: 'mask' }, words.mask ?? ''))
  }
  const view = make('div', { class: 'file-view' })
  const known = opened.get(file.id)
  if (known) await show(view, setup, known, about.value, n)
  else view.replaceChildren(opener(view, setup, file, about.value, n, opened))
  item.insertAdjacentElement('beforeend', view)
  return item
}

/** The button that fetches and opens a file: each time is a look, and stands in the history. */
function opener(
  view: HTMLElement,
  setup: ReportEvidenceSetup,
  file: ShownFile,
  about: OpenedDescription,
  n: number,
  opened: Opened,
): HTMLElement {
  const { words } = setup
  const button = make('button', {
    type: 'button',
    class: 'button',
    'aria-describedby': `file-${n}`,
  })
  button.textContent = words.open ?? ''
  button.addEventListener('click', async () => {
    button.disabled = true
    button.textContent = words.opening ?? ''
    const bytes = await fetchFile(setup, file.id)
    const plain = bytes && (await openFile(setup.report, file.id, about, bytes))
    if (plain?.ok) {
      opened.set(file.id, plain.value)
      await show(view, setup, plain.value, about, n)
      return
    }
    button.disabled = false
    button.textContent = words.open ?? ''
    const why = plain ? words[plain.error] : words.failed
    view.replaceChildren(button, make('p', { class: 'field-error', role: 'alert' }, why ?? ''))
  })
  return button
}

async function fetchFile(
  { address }: ReportEvidenceSetup,
  file: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await fetch(addressOf(address, { file }))
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  } catch {
    return null
  }
}

/** A picture is drawn point by point, anything else can only be saved. */
async function show(
  view: HTMLElement,
  setup: ReportEvidenceSetup,
  bytes: Uint8Array<ArrayBuffer>,
  about: OpenedDescription,
  n: number,
): Promise<void> {
  const { words, reference } = setup
  const save = make('a', {
    class: 'button quiet',
    download: `${reference}-${n}.${EXTENSIONS[about.type]}`,
  })
  save.href = URL.createObjectURL(new Blob([bytes], { type: about.type }))
  save.textContent = words.save ?? ''
  if (about.type === 'application/pdf') {
    view.replaceChildren(make('p', {}, words.pdf ?? ''), save)
    return
  }
  const canvas = await draw(bytes, about)
  if (!canvas) {
    view.replaceChildren(make('p', { class: 'field-error' }, words.undrawable ?? ''), save)
    return
  }
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-labelledby', `file-${n}`)
  const bigger = make('button', { type: 'button', class: 'button quiet', 'aria-pressed': 'false' })
  bigger.textContent = words.fullSize ?? ''
  bigger.addEventListener('click', () => {
    const full = view.classList.toggle('full')
    bigger.setAttribute('aria-pressed', `${full}`)
  })
  view.replaceChildren(
    make('div', { class: 'drawn' }, canvas),
    make('p', { class: 'buttons' }, bigger, save),
  )
}

async function draw(
  bytes: Uint8Array<ArrayBuffer>,
  { type }: OpenedDescription,
): Promise<HTMLCanvasElement | null> {
  const size = pictureSize(type, bytes)
  if (!size || size.width * size.height > MOST_POINTS) return null
  try {
    const picture = await createImageBitmap(new Blob([bytes], { type }))
    const canvas = make('canvas', {})
    canvas.width = picture.width
    canvas.height = picture.height
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    picture.close()
    return canvas
  } catch {
    return null
  }
}

const unturned = (text: string) => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim()

const sizeOf = ({ bytes }: OpenedDescription, { locale }: ReportEvidenceSetup) =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  }).format(Math.max(1, bytes / 1_000))
