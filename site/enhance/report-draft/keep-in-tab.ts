import type { Delivery } from '../report-form/deliver-report.ts'
import type { Setup } from '../report-form/setup.ts'
import type { Steps } from '../report-form/steps.ts'
import { type Draft, parseDraft, takeAnswers } from './draft.ts'
import { fillDraft } from './fill-draft.ts'
import { changeTab, clearTab, keepInTab, readTab } from './tab-draft.ts'

/** The form whose draft it is. */
export interface Host {
  readonly page: HTMLElement
  readonly form: HTMLFormElement
  readonly setup: Setup
  readonly steps: Steps
  readonly load: () => Promise<Delivery | null>
}

const PAUSE_MS = 300

/** What was typed so far. @returns null while the half of the form that sends can't be loaded */
export async function takeDraft(host: Host): Promise<Draft | null> {
  const identity = await (await host.load())?.sender.identity()
  return identity ? draftOf(host, identity) : null
}

const draftOf = ({ form, setup, steps }: Host, identity: Draft['identity']): Draft => ({
  ...{ jingzhong: 'draft', v: 1, kind: setup.form.kind, step: steps.current() },
  ...{ answers: takeAnswers(form), identity },
})

/** Keeps the form in this tab from now on. @returns false where the browser doesn't */
export async function startKeeping(host: Host): Promise<boolean> {
  const draft = await takeDraft(host)
  if (!draft || !keepInTab({ draft, identity: draft.identity, made: [] })) return false
  follow(host)
  return true
}

export const stopKeeping = clearTab

/** Puts back what this tab kept of the form before it was loaded again. */
export async function restoreTab(host: Host): Promise<boolean> {
  const kept = readTab()
  const draft = parseDraft(JSON.stringify(kept?.draft), host.setup.form.kind)
  const delivery = draft.ok && (await host.load())
  if (!kept || !draft.ok || !delivery) return false
  delivery.sender.resume(kept.identity, kept.made)
  await fillDraft(host.form, draft.value.answers)
  host.steps.go(draft.value.step)
  follow(host)
  return true
}

const followed = new WeakSet<HTMLElement>()

function follow(host: Host): void {
  if (followed.has(host.page)) return
  followed.add(host.page)
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    const kept = readTab()
    // The form is gone once its report has arrived.
    if (!kept || !host.form.isConnected) return
    changeTab({ draft: draftOf(host, kept.identity) })
  }
  host.form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(write, PAUSE_MS)
  })
  addEventListener('pagehide', write)
}
