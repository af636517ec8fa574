import type { Kind } from '../../../functions/reports/vocabulary.ts'
import { need } from '../report-form/element.ts'
import { onMarked } from './marker.ts'
import { sendUnsent } from './send-unsent.ts'
import { forgetUnsent, listUnsent, openUnsent, ours, type Unsent } from './store.ts'

/** What the page hands over: `unsent.*` of content/strings, the kinds' names, and how times are said. */
interface Setup {
  readonly words: Readonly<Record<string, string>>
  readonly kinds: Readonly<Record<Kind, string>>
  readonly locale: string
  readonly timeZone: string
}

/** Seconds before each try by itself; the last one again and again. */
const AGAIN_AFTER = [5, 10, 20, 40, 60]

/** Says what waits on this device, sends it, and says what became of it. */
export function showUnsent(place: HTMLElement): void {
  const setup: Setup = JSON.parse(place.dataset.unsent ?? '{}')
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const items = new Map<string, HTMLElement>()

  async function round(): Promise<void> {
    clearTimeout(timer)
    const waiting = (await showAll()).filter(({ state }) => state === 'waiting')
    await Promise.all(waiting.map(sendUnsent))
    const left = await showAll()
    if (!left.some(({ state }) => state === 'waiting')) return
    clearTimeout(timer)
    timer = setTimeout(round, (AGAIN_AFTER[tries] ?? 60) * 1000)
    tries += 1
  }

  async function showAll(): Promise<readonly Unsent[]> {
    const all = (await listUnsent()).filter(({ key }) => !ours.has(key))
    for (const unsent of all) await show(unsent)
    for (const [key, item] of items) {
      if (all.some((one) => one.key === key)) continue
      // Another tab has sent or deleted it.
      item.remove()
      items.delete(key)
    }
    place.hidden = all.length === 0 && need(place, 'ul').childElementCount === 0
    // Of what has arrived it would not be true: a receipt may show.
    need(place, '[data-shared]').hidden = !all.some(({ state }) => state === 'waiting')
    return all
  }

  async function show(unsent: Unsent): Promise<void> {
    const { receipt } = await openUnsent(unsent)
    const item = items.get(unsent.key) ?? add(unsent)
    if (item.dataset.state === unsent.state) return
    item.dataset.state = unsent.state
    const say = (word: string) =>
      (setup.words[word] ?? '')
        .replace('{reference}', unsent.reference)
        .replace('{code}', unsent.code ?? '')
    need(item, '[data-state-words]').textContent = say(`is.${unsent.state}`)
    need(item, '[data-again]').hidden = unsent.state !== 'waiting'
    const waits = unsent.state === 'waiting'
    const drop = need(item, '[data-drop]')
    drop.textContent = say(waits ? 'discard' : 'putAway')
    drop.classList.replace('alarm', 'quiet')
    if (waits) return
    const code = need(item, '[data-receipt-kept]')
    code.hidden = receipt === null
    need(code, '.receipt-code').textContent = receipt
    need(item, '[data-receipt-gone]').hidden = receipt !== null || unsent.state !== 'arrived'
  }

  function add(unsent: Unsent): HTMLElement {
    const { content } = need<HTMLTemplateElement>(place, 'template')
    const item = need(content, 'li').cloneNode(true) as HTMLElement
    const when = new Intl.DateTimeFormat(setup.locale, {
      timeZone: setup.timeZone,
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(new Date(unsent.at))
    need(item, '[data-what]').textContent = (setup.words.what ?? '')
      .replace('{kind}', setup.kinds[unsent.kind])
      .replace('{when}', when)
    need(item, '[data-again] button').addEventListener('click', () => round())
    const drop = need(item, '[data-drop]')
    drop.addEventListener('click', async () => {
      // Asked twice where something would be lost.
      if (item.dataset.state === 'waiting' && drop.dataset.sure === undefined) {
        drop.dataset.sure = ''
        drop.classList.replace('quiet', 'alarm')
        drop.textContent = setup.words.discardSure ?? ''
        return
      }
      await forgetUnsent(unsent.key)
      const gone = setup.words[item.dataset.state === 'waiting' ? 'discarded' : 'gone'] ?? ''
      item.replaceChildren(gone)
      items.delete(unsent.key)
      await showAll()
    })
    items.set(unsent.key, item)
    need(place, 'ul').insertAdjacentElement('beforeend', item)
    return item
  }

  onMarked(showAll)
  addEventListener('online', round)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && !place.hidden) round()
  })
  void round()
}
