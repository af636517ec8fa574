/** A run of words: plain, strong, or a link to a number (`tel:110`), an anchor or a named page. */
export type Run =
  | { readonly kind: 'text' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string }

const MARK = /\*\*(?<strong>[^*]+)\*\*|\[(?<text>[^\]]+)\]\((?<to>[^)\s]+)\)/g

/**
 * The only two marks that interface words may carry: `**strong**` and `[text](target)`. Anything else
 * is text and stays text.
 */
export function parseRichText(words: string): Run[] {
  const runs: Run[] = []
  let end = 0
  for (const match of words.matchAll(MARK)) {
    const { strong, text, to } = match.groups ?? {}
    if (match.index > end) runs.push({ kind: 'text', text: words.slice(end, match.index) })
    if (strong !== undefined) runs.push({ kind: 'strong', text: strong })
    else if (text !== undefined && to !== undefined) runs.push({ kind: 'link', text, to })
    end = match.index + match[0].length
  }
  if (end < words.length) runs.push({ kind: 'text', text: words.slice(end) })
  return runs
}
