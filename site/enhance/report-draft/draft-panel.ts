import type { Kind } from '../../../functions/reports/vocabulary.ts'
import { isInApp } from '../in-app.ts'
import { make, need } from '../report-form/element.ts'
import { fillDraft } from './fill-draft.ts'
import { type Host, startKeeping, stopKeeping, takeDraft } from './keep-in-tab.ts'
import { openDraft, readPassphrase, SHORTEST, sealDraft } from './seal-draft.ts'
import { readTab } from './tab-draft.ts'

/** What the page hands over with its panel: `draft.*` of content/strings, and the forms by their kind. */
interface Words {
  readonly draft: Readonly<Record<string, string>>
  readonly kinds: Readonly<Record<Kind, { readonly name: string; readonly href: string }>>
}

/** Opens the panel to save what was typed, or to open what was saved, below the step. */
export function openPanel(what: 'save' | 'open', host: Host): void {
  const place = need(host.page, '[data-draft-panel]')
  const template = need<HTMLTemplateElement>(host.page, `template[data-draft-${what}]`)
  place.replaceChildren(template.content.cloneNode(true))
  const words: Words = JSON.parse(place.dataset.words ?? '{}')
  need(place, '[data-close]').addEventListener('click', () => {
    place.replaceChildren()
    host.page.querySelector<HTMLElement>(`[data-draft="${what}"]`)?.focus()
  })
  if (what === 'save') offerSaving(place, host, words)
  else offerOpening(place, host, words)
  need(place, 'h2').focus()
}

function offerSaving(place: HTMLElement, host: Host, { draft: words }: Words): void {
  const said = need(place, '[data-said]')
  const typed = need<HTMLInputElement>(place, '[name="passphrase"]')
  const file = need<HTMLButtonElement>(place, '[data-file]')
  const text = need<HTMLButtonElement>(place, '[data-text]')
  file.hidden = isInApp || !('download' in HTMLAnchorElement.prototype)

  const seal = async (then: (sealed: string) => Promise<void> | void) => {
    const passphrase = readPassphrase(typed.value)
    if (!allows(place, passphrase.length < SHORTEST ? words.short : undefined, typed)) return
    said.textContent = words.sealing ?? ''
    await painted()
    const draft = await takeDraft(host)
    if (!draft) said.textContent = words.notLoaded ?? ''
    else await then(await sealDraft(draft, passphrase))
  }
  file.addEventListener('click', () =>
    seal((sealed) => {
      const name = (words.fileName ?? '').replace('{date}', new Date().toISOString().slice(0, 10))
      const href = `data:text/plain;charset=utf-8,${encodeURIComponent(sealed)}`
      make('a', { href, download: name }).click()
      said.textContent = (words.saved ?? '').replace('{file}', name)
    }),
  )
  text.addEventListener('click', () =>
    seal(async (sealed) => {
      const shown = need<HTMLTextAreaElement>(place, '#draft-sealed')
      shown.value = sealed
      need(place, '[data-sealed-field]').hidden = false
      const copied = await copy(shown)
      said.textContent = (copied ? words.copied : words.copyFailed) ?? ''
    }),
  )

  const tab = need<HTMLInputElement>(place, '[name="keep-in-tab"]')
  tab.checked = readTab()?.draft.kind === host.setup.form.kind
  tab.addEventListener('change', async () => {
    const wanted = tab.checked
    if (wanted) tab.checked = await startKeeping(host)
    else stopKeeping()
    const became = tab.checked ? words.tabOn : wanted ? words.tabFailed : words.tabOff
    need(place, '[data-tab-said]').textContent = became ?? ''
  })
}

function offerOpening(place: HTMLElement, host: Host, { draft: words, kinds }: Words): void {
  const said = need(place, '[data-said]')
  const pasted = need<HTMLTextAreaElement>(place, '[name="sealed"]')
  const typed = need<HTMLInputElement>(place, '[name="passphrase"]')
  const picked = need<HTMLInputElement>(place, '[name="file"]')
  picked.addEventListener('change', async () => {
    pasted.value = (await picked.files?.[0]?.text().catch(() => '')) ?? ''
  })
  need(place, 'form').addEventListener('submit', async (event) => {
    event.preventDefault()
    const passphrase = readPassphrase(typed.value)
    const missing = pasted.value.trim() === ''
    if (!allows(place, missing ? words.nothing : undefined, missing ? pasted : typed)) return
    if (!allows(place, passphrase === '' ? words.noPassphrase : undefined, typed)) return
    said.textContent = words.opening ?? ''
    await painted()
    const opened = await openDraft(pasted.value, passphrase, host.setup.form.kind)
    said.textContent = ''
    if (!opened.ok) {
      const { error } = opened
      if (error === 'passphrase') allows(place, words.wrongPassphrase, typed)
      else if (error === 'malformed') allows(place, words.malformed, pasted)
      else {
        const other = kinds[error.kind]
        allows(place, (words.otherKind ?? '').replace('{form}', other.name), pasted)
        said.replaceChildren(make('a', { href: other.href }, other.name))
      }
      return
    }
    const delivery = await host.load()
    if (!delivery) {
      said.textContent = words.notLoaded ?? ''
      return
    }
    delivery.sender.resume(opened.value.identity, [])
    const unfit = await fillDraft(host.form, opened.value.answers)
    place.replaceChildren()
    host.steps.go(opened.value.step)
    const above = need(host.page, '[data-draft-said]')
    above.hidden = false
    if (unfit.length === 0) {
      const hide = () => {
        above.hidden = true
      }
      host.form.addEventListener('input', hide, { once: true })
    }
    above.replaceChildren(
      make('p', {}, words.opened ?? ''),
      ...(unfit.length > 0
        ? [
            make('p', {}, words.unfit ?? ''),
            make(
              'ul',
              {},
              ...unfit.map(({ asked, said, values, field }) =>
                make('li', {}, `${asked || field}：${said || values.join('、')}`),
              ),
            ),
          ]
        : []),
    )
  })
}

/** Shows what is wrong at a control, or takes it away. @returns whether nothing is */
function allows(place: HTMLElement, wrong: string | undefined, control: HTMLElement): boolean {
  for (const old of place.querySelectorAll('.field-error')) old.remove()
  for (const field of place.querySelectorAll('.field.wrong')) field.classList.remove('wrong')
  for (const one of place.querySelectorAll('[aria-invalid]')) one.removeAttribute('aria-invalid')
  if (wrong === undefined) return true
  need(place, '[data-said]').textContent = ''
  const id = `${control.id}-error`
  const message = make('p', { class: 'field-error', id, role: 'alert' }, wrong)
  const box = control.closest('.affix') ?? control
  box.insertAdjacentElement('beforebegin', message)
  control.closest('.field')?.classList.add('wrong')
  control.setAttribute('aria-invalid', 'true')
  control.setAttribute('aria-describedby', `${id} ${control.id}-hint`)
  control.focus()
  return false
}

/** scrypt takes the page's only thread: what is said before it has to be on the screen. */
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))

async function copy(shown: HTMLTextAreaElement): Promise<boolean> {
  shown.focus()
  shown.select()
  try {
    await navigator.clipboard.writeText(shown.value)
    return true
  } catch {
    return document.execCommand('copy')
  }
}
