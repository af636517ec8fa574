import { typeOf } from '../../../functions/evidence/file-type.ts'
import { EVIDENCE } from '../../../functions/evidence/limits.ts'
import { drawPreview } from './picture.ts'

/** A file that somebody chose: a picture to draw boxes on, or a PDF that goes as it is. */
export type ChosenFile =
  | { readonly is: 'picture'; readonly file: File; readonly preview: HTMLCanvasElement }
  | { readonly is: 'pdf'; readonly file: File }

/** Why a file isn't taken; words: `evidence.words.file.<problem>`. */
export type ChosenProblem = 'empty' | 'other' | 'too-big' | 'unreadable'

/** A photo straight from a camera may be as big as this: it is drawn anew before it is sent. */
const MOST_PICTURE_BYTES = 60 * 1024 * 1024

/** What somebody chose, by its bytes and not by its name. */
export async function readChosen(file: File): Promise<ChosenFile | ChosenProblem> {
  if (file.size === 0) return 'empty'
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer())
  const type = typeOf(head)
  if (type === 'application/pdf') {
    return file.size > EVIDENCE.fileBytes ? 'too-big' : { is: 'pdf', file }
  }
  if (!type && !isHeic(head)) return 'other'
  if (file.size > MOST_PICTURE_BYTES) return 'too-big'
  const preview = await drawPreview(file)
  return preview ? { is: 'picture', file, preview } : 'unreadable'
}

/** Photos of iPhones: some browsers can read them, others can't. */
const isHeic = (head: Uint8Array) =>
  /^ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/.test(String.fromCharCode(...head.subarray(4, 12)))
