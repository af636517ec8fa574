import { expect } from 'vitest'
import type { Keyboard } from './keyboard.ts'
import { portal } from './portal.ts'

/** Looks it up by its reference, as somebody told on the telephone, and takes it on. */
export async function claim(hands: Keyboard, reference: string, free = true) {
  if (!hands.page.url().endsWith('/triage/')) await hands.go('q', /\/triage\/$/)
  await hands.press('/')
  await hands.type(reference)
  await hands.go('Enter', /\/search\/$/)
  // There the box has the focus again: letters would be typed.
  await hands.tabTo('.queue .reference a')
  if (!free) return hands.go('Enter', /\/reports\//)
  await hands.go('c', /done=claimed/)
  expect(await hands.focused()).toContain('已经认领')
}

/** The keys open once; the reports after it open by themselves. */
export async function openWithKeys(hands: Keyboard) {
  await hands.press('s')
  await hands.tabTo('#key-file')
  await hands.press('Enter')
  await hands.page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#key-file')?.files?.length,
  )
  await hands.tabTo('#passphrase')
  await hands.type(portal().passphrase)
  await hands.press('Enter')
  await hands.page.waitForSelector('.opened:focus')
}

/** Writes down how the task that comes next ended. */
export async function endTask(hands: Keyboard, outcome: string, next?: string) {
  await hands.press('t')
  await hands.tabTo(`.tasks .next [value="${outcome}"]`)
  await hands.go('Enter', /done=task/)
  expect(await hands.focused()).toContain('记下了')
  if (next) expect(await hands.page.textContent('.next-step a')).toBe(next)
}

/** Goes where the page says that one goes next. */
export async function follow(hands: Keyboard, words: string, to?: RegExp) {
  await hands.tabTo('.next-step a', words)
  if (to) await hands.go('Enter', to)
  else await hands.press('Enter')
}

export async function decide(hands: Keyboard, stage: string, reason: string) {
  await hands.press('d')
  await hands.tabTo(`details:has([name="stage"][value="${stage}"]) > summary`)
  await hands.press('Enter')
  await hands.choose('reason', reason)
  await hands.tabTo('details[open] button')
  await hands.go('Enter', /done=decided/)
  expect(await hands.focused()).toContain('记下了')
}

export async function writeReady(hands: Keyboard, words: string) {
  await hands.page.waitForSelector('#reply')
  await hands.press('m')
  await hands.tabTo('#reply')
  for (let n = 0; n < 12; n += 1) {
    await hands.press('ArrowDown')
    const chosen = await hands.page.textContent('#reply option:checked')
    if (chosen?.includes(words)) break
  }
  await hands.tabTo('.ready button')
  await hands.press('Enter')
  await hands.tabTo('report-messages form > button')
  await hands.go('Enter', /done=messaged/)
}

/** @returns the warning's page */
export async function propose(hands: Keyboard): Promise<string> {
  await hands.tabTo('form.form > p button')
  await hands.go('Enter', /done=proposed/)
  expect(await hands.focused()).toContain('公布要由别人来')
  return new URL(hands.page.url()).pathname
}

export async function publish(hands: Keyboard, warning: string, seen: string) {
  await hands.go('q', /\/triage\/$/)
  await hands.tabTo('main a[href="/triage/warnings/"]')
  await hands.go('Enter', /\/triage\/warnings\/$/)
  await hands.tabTo(`a[href="${warning}"]`)
  await hands.go('Enter', new RegExp(warning))
  expect(await hands.page.textContent('main')).toContain(seen)
  // Its picture goes along.
  await hands.page.waitForSelector('draw-cards[data-ready]')
  await hands.press('d')
  await hands.tabTo('form[action$="/publication/"] button')
  await hands.go('Enter', /done=published/)
  expect(await hands.focused()).toContain('公布了')
}
