import { chunksOf, EVIDENCE } from '../../../functions/evidence/limits.ts'
import { type FileToSend, sealFile } from '../../../functions/evidence/sealed-file.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { newReportId } from '../../../functions/sealing/report-id.ts'
import { need } from '../report-form/element.ts'
import type { ChosenFile } from './chosen-file.ts'
import { editBoxes } from './edit-boxes.ts'
import { encodePicture } from './picture.ts'
import { cardOf, removeFile, settle } from './sent-card.ts'
import type { Evidence } from './show-evidence.ts'
import { type Doing, uploadFile } from './upload-file.ts'

/** One file on the page: chosen, on its way, or there. */
export interface EvidenceCard {
  readonly element: HTMLElement
  /** `ready`: can be sent, for the first time or once more. */
  readonly is: () => 'ready' | 'sending' | 'sent' | 'removed'
  readonly send: () => Promise<void>
  readonly pause: (on: boolean) => void
}

/** A file that was just chosen; `onRemoved` is told when its chooser takes it back before sending. */
export function chosenCard(
  section: HTMLElement,
  chosen: ChosenFile,
  evidence: Evidence,
  onRemoved: () => void,
): EvidenceCard {
  const { say } = evidence
  const name = chosen.file.name.slice(-EVIDENCE.name)
  const card = cardOf(section, name)
  const state = need(card, '[data-state]')
  const bar = need<HTMLProgressElement>(card, 'progress')
  const remove = need<HTMLButtonElement>(card, '[data-remove]')
  const editor = need(card, '[data-editor]')
  const words = need(card, '[data-words]')
  let is: ReturnType<EvidenceCard['is']> = 'ready'
  let paused = false
  let going = new AbortController()
  let wake = () => {}
  /** Sealed once: what is sent again is the same file. */
  let sealed: FileToSend | undefined
  let length = 0

  state.textContent = say(`chosen.${chosen.is}`)
  if (chosen.is === 'pdf') editor.remove()
  else need(card, 'canvas').setAttribute('aria-label', say('picture', { name }))
  const boxes = chosen.is === 'pdf' ? () => [] : editBoxes(editor, chosen.preview, say)

  const stop = () => {
    going.abort()
    wake()
  }
  remove.textContent = say('leaveOut')
  remove.onclick = () => {
    is = 'removed'
    stop()
    if (sealed) void removeFile(sealed.file.id, evidence)
    card.remove()
    onRemoved()
  }

  async function seal(): Promise<FileToSend | null> {
    const picture = chosen.is === 'picture'
    const encoded = picture
      ? await encodePicture(chosen.file, boxes())
      : {
          type: 'application/pdf' as const,
          bytes: new Uint8Array(await chosen.file.arrayBuffer()),
        }
    if (!encoded) return null
    length = encoded.bytes.length
    const note = need<HTMLInputElement>(words, '[data-note]').value.trim().slice(0, EVIDENCE.note)
    const mask = need<HTMLInputElement>(words, '[data-mask]').checked
    return sealFile({
      reportId: evidence.reportId,
      id: newReportId(systemRandom),
      bytes: encoded.bytes,
      about: { name, type: encoded.type, note, mask },
      recipients: evidence.recipients,
      random: systemRandom,
    })
  }

  function tell(done: number, chunks: number, doing: Doing): void {
    bar.max = chunks
    bar.value = done
    state.textContent = say(doing, { percent: Math.round((done / chunks) * 100) })
  }

  async function send(): Promise<void> {
    is = 'sending'
    // What is sealed stays as it is: who wants it otherwise takes it out and chooses it again.
    words.hidden = true
    editor.hidden = true
    bar.hidden = false
    bar.removeAttribute('value')
    state.textContent = say('sealing')
    state.classList.remove('field-error')
    try {
      sealed ??= (await seal()) ?? undefined
    } catch {
      sealed = undefined
    }
    const problem = sealed ? await upload(sealed) : 'unreadable'
    bar.hidden = true
    if (problem === 'stopped') return
    if (problem === 'whole' && sealed) {
      is = 'sent'
      settle(card, { id: sealed.file.id, whole: true, seen: false }, length, evidence)
      return
    }
    is = 'ready'
    const known = evidence.setup.words[`wrong.${problem}`] ? problem : 'failed'
    state.textContent = say(`wrong.${known}`)
    state.classList.add('field-error')
  }

  const upload = (file: FileToSend) =>
    uploadFile(
      evidence.setup.paths,
      evidence.halves.auth,
      file,
      {
        paused: () => paused,
        stopped: () => is === 'removed',
        signal: () => going.signal,
        wait: (seconds) =>
          new Promise((done) => {
            const timer = setTimeout(() => wake(), seconds * 1000)
            wake = () => {
              clearTimeout(timer)
              removeEventListener('online', wake)
              done()
            }
            addEventListener('online', wake)
          }),
      },
      (done, doing) => tell(done, chunksOf(file.file.size), doing),
    )

  return {
    element: card,
    is: () => is,
    send,
    pause(on) {
      paused = on
      stop()
      going = new AbortController()
    },
  }
}
