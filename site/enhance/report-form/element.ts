// The Worker's own types know another `Element` (HTMLRewriter's) with other `append`, `before` and
// `after`; `replaceChildren` and `insertAdjacentElement` mean the same in a page and belong to it alone.

/** Makes an element with attributes and children; text is always text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.replaceChildren(...children)
  return element
}

interface Within {
  querySelector(selector: string): unknown
}

/** Finds what the page's own HTML must have; without it the page and its script don't fit together. */
export function need<E = HTMLElement>(within: Within, selector: string): E {
  const found = within.querySelector(selector)
  if (!found) throw new Error(`the form has no ${selector}`)
  return found as E
}
