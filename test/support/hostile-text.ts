/** Places that a text could break out of, each around a wish to run something. */
const AROUND: readonly ((wish: string) => string)[] = [
  (wish) => wish,
  (wish) => `">${wish}`,
  (wish) => `'>${wish}`,
  (wish) => `--></b>${wish}`,
  (wish) => `</title>${wish}`,
  (wish) => `</style>${wish}`,
  (wish) => `</script>${wish}`,
  (wish) => `</bdi>${wish}`,
  (wish) => `</svg>${wish}`,
  (wish) => `&lt;/p&gt;${wish}`,
  (wish) => `]]>${wish}`,
  (wish) => `\\u003c/p>${wish}`,
  (wish) => `{{hit()}}${wish}`,
  (wish) => `\${hit()}${wish}`,
]

/** Each makes an element `evil-…` where it is taken for markup. */
const WISHES: readonly ((n: number) => string)[] = [
  (n) => `<evil-${n}>`,
  (n) => `<evil-${n} onclick=hit()>`,
  (n) => `<img src=x onerror=hit()><evil-${n}>`,
  (n) => `<svg onload=hit()><evil-${n}>`,
  (n) => `<svg><evil-${n}/onload=hit()>`,
  (n) => `<script>hit()</script><evil-${n}>`,
  (n) => `<iframe srcdoc="<script>parent.hit()</script>"></iframe><evil-${n}>`,
  (n) => `<a href=javascript:hit()>x</a><evil-${n}>`,
  (n) => `<a href="data:text/html,x">x</a><evil-${n}>`,
  (n) => `<math><mi xlink:href=javascript:hit()><evil-${n}>`,
  (n) => `<details open ontoggle=hit()><evil-${n}>`,
  (n) => `<input autofocus onfocus=hit()><evil-${n}>`,
  (n) => `<form action=javascript:hit()><evil-${n}>`,
  (n) => `<base href=//e.example><evil-${n}>`,
  (n) => `javascript:hit()//<evil-${n}>`,
  (n) => `<evil-${n} style=x:expression(hit())>`,
]

/** Every wish in every place. */
export const PAYLOADS: readonly string[] = AROUND.flatMap((around, a) =>
  WISHES.map((wish, w) => around(wish(a * WISHES.length + w))),
)

/** Which payloads a field has had, and how many fit into it. */
export interface Dealt {
  readonly had: ReadonlySet<number>
  readonly fit: number
}

/**
 * Deals payloads out to the fields of a test, as many as a field holds at once, and remembers which field
 * has had how many.
 */
export function dealPayloads() {
  const dealt = new Map<string, { readonly had: Set<number>; readonly fit: number }>()
  const next = new Map<string, number>()
  return {
    dealt: (): ReadonlyMap<string, Dealt> => dealt,
    /** A text of at most `most` characters for a field: the payloads that it has not had yet. */
    take(field: string, most: number, between = ' '): string {
      const fit = PAYLOADS.filter(({ length }) => length <= most).length
      const { had } = dealt.get(field) ?? { had: new Set<number>() }
      dealt.set(field, { had, fit })
      const text: string[] = []
      let at = next.get(field) ?? 0
      let left = most
      for (let tried = 0; tried < PAYLOADS.length; tried += 1, at += 1) {
        const n = at % PAYLOADS.length
        const payload = PAYLOADS[n] ?? ''
        if (payload.length > most) continue
        if (payload.length > left) break
        text.push(payload)
        had.add(n)
        left -= payload.length + between.length
      }
      next.set(field, at)
      return text.join(between)
    },
  }
}
