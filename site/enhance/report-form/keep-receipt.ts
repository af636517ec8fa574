import { isInApp } from '../in-app.ts'
import { need } from './element.ts'
import { drawReceipt } from './receipt-image.ts'
import { type Setup, say } from './setup.ts'
import { showPhrase } from './show-phrase.ts'

/** The template's content, or the page once it stands there. */
type View = DocumentFragment | HTMLElement

export interface Codes {
  readonly reference: string
  readonly receipt: string
}

/** Offers every way to keep a receipt that this browser really has. `onKept` is told of each use. */
export function offerKeeping(view: View, codes: Codes, setup: Setup, onKept: () => void): void {
  const tools = need(view, '[data-tools]')
  tools.hidden = false
  offerCopy(view, codes, setup, onKept)
  if (typeof window.print === 'function' && !isInApp) offerPrint(tools, onKept)
  const figure = need(view, '[data-image]')
  showPhrase(view, codes.receipt).then((phrase) => {
    const words = phrase && (setup.locale === 'en' ? `${phrase.en} · ${phrase.zh}` : phrase.zh)
    offerImage(figure, codes, setup, words)
    if ('download' in HTMLAnchorElement.prototype && !isInApp) {
      offerDownload(tools, codes, setup, words, onKept)
    }
  })
}

function offerCopy(view: View, codes: Codes, setup: Setup, onKept: () => void): void {
  const status = need(view, '[data-copy-status]')
  const shown = need(view, '[data-receipt]')
  need(view, '[data-copy]').addEventListener('click', async () => {
    const copied = (await copy(codes.receipt)) || copySelected(shown)
    status.textContent = say(
      setup,
      copied ? 'report.received.copied' : 'report.received.copyFailed',
    )
    if (copied) onKept()
  })
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** For browsers without a clipboard: the receipt is selected, so that a hand can copy it as well. */
function copySelected(element: HTMLElement): boolean {
  const selection = getSelection()
  selection?.selectAllChildren(element)
  try {
    return document.execCommand('copy')
  } catch {
    return false
  }
}

function offerImage(
  figure: HTMLElement,
  codes: Codes,
  setup: Setup,
  phrase: string | undefined,
): void {
  const url = drawReceipt({
    title: say(setup, 'report.received.summary', { site: say(setup, 'site.name') }),
    operator: setup.operator,
    referenceLabel: say(setup, 'report.received.reference'),
    reference: codes.reference,
    receiptLabel: say(setup, 'report.received.receipt'),
    receipt: codes.receipt,
    phraseLabel: say(setup, 'report.received.phrase'),
    phrase,
    why: say(setup, 'report.received.receiptWhy'),
    made: made(setup),
    address: `${location.host}${setup.statusPath}`,
  })
  if (!url) return
  const image = need<HTMLImageElement>(figure, 'img')
  image.src = url
  image.alt = say(setup, 'report.received.imageAlt', { ...codes })
  figure.hidden = false
}

function offerPrint(tools: HTMLElement, onKept: () => void): void {
  const item = need(tools, '[data-print]')
  item.hidden = false
  need(item, 'button').addEventListener('click', () => {
    onKept()
    print()
  })
}

function offerDownload(
  tools: HTMLElement,
  codes: Codes,
  setup: Setup,
  phrase: string | undefined,
  onKept: () => void,
): void {
  const item = need(tools, '[data-download]')
  const link = need<HTMLAnchorElement>(item, 'a')
  const lines = [
    say(setup, 'report.received.summary', { site: say(setup, 'site.name') }),
    setup.operator,
    `${say(setup, 'report.received.reference')}  ${codes.reference}`,
    `${say(setup, 'report.received.receipt')}  ${codes.receipt}`,
    say(setup, 'report.received.receiptWhy'),
    ...(phrase ? [`${say(setup, 'report.received.phrase')}  ${phrase}`] : []),
    made(setup),
    `${location.origin}${setup.statusPath}`,
  ]
  link.href = `data:text/plain;charset=utf-8,${encodeURIComponent(`\uFEFF${lines.join('\r\n')}\r\n`)}`
  link.download = say(setup, 'report.received.file', { reference: codes.reference })
  link.addEventListener('click', onKept)
  item.hidden = false
}

/** When it was sent, by the operator's clock. */
export function made(setup: Setup): string {
  const date = new Intl.DateTimeFormat(setup.locale, {
    timeZone: setup.timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date())
  return say(setup, 'report.received.made', { date })
}
