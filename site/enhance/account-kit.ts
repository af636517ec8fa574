import './copy-code'

interface Item {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly url: string
  readonly card: { readonly url: string } | null
}

/** Lists what can be posted of the warnings of a school, when somebody asks for it. */
class AccountKit extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => void this.#show())
  }

  async #show() {
    const list = this.querySelector<HTMLElement>('[data-items]')
    const status = this.querySelector('[role=status]')
    const said = JSON.parse(this.dataset.said ?? '{}') as Record<'failed' | 'empty', string>
    if (!list || !status) return
    const warnings = await this.#fetched()
    list.replaceChildren()
    status.textContent = warnings ? (warnings.length > 0 ? '' : said.empty) : said.failed
    for (const warning of warnings ?? []) list.appendChild(this.#itemOf(warning))
  }

  async #fetched(): Promise<readonly Item[] | null> {
    const url = new URL(this.dataset.from ?? '', location.href)
    const school = this.querySelector('select')?.value
    if (school) url.searchParams.set('school', school)
    try {
      const answer = await fetch(url)
      return answer.ok ? ((await answer.json()) as { warnings: Item[] }).warnings : null
    } catch {
      return null
    }
  }

  #itemOf({ id, title, summary, url, card }: Item): DocumentFragment {
    const template = this.querySelector('template') as HTMLTemplateElement
    const item = template.content.cloneNode(true) as DocumentFragment
    const text = (this.dataset.text ?? '').replace('{summary}', summary).replace('{address}', url)
    const values: Record<string, string> = { title, text, link: url }
    for (const [name, value] of Object.entries(values)) {
      const field = item.querySelector<HTMLTextAreaElement>(`#account-${name}`)
      const copy = item.querySelector<HTMLElement>(`[data-of=account-${name}]`)
      const label = item.querySelector<HTMLLabelElement>(`[for=account-${name}]`)
      if (!field || !copy || !label) continue
      field.value = value
      field.rows = Math.min(7, value.split('\n').length + 1)
      field.id = copy.dataset.of = label.htmlFor = `${id}-${name}`
    }
    const summaryOf = item.querySelector('[data-title]')
    if (summaryOf) summaryOf.textContent = title
    for (const [part, shown] of [
      ['[data-has-picture]', card !== null],
      ['[data-no-picture]', card === null],
    ] as const) {
      const line = item.querySelector<HTMLElement>(part)
      if (line) line.hidden = !shown
    }
    item.querySelector('[data-picture]')?.setAttribute('href', card?.url ?? url)
    item.querySelector('[data-open]')?.setAttribute('href', url)
    return item
  }
}

customElements.define('account-kit', AccountKit)
