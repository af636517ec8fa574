import * as z from 'zod/mini'

const pixels = z.optional(
  z.pipe(z.string().check(z.regex(/^[1-9]\d{0,4}$/, { error: 'malformed' })), z.transform(Number)),
)

/** What may stand in the address of GET /api/v1/oembed (oembed.com, 2.2): other names are passed over. */
export const oembedQuery = z.object({
  url: z.string({ error: 'required' }).check(z.maxLength(1_000, 'too-long')),
  format: z._default(z.enum(['json'], { error: 'invalid' }), 'json'),
  maxwidth: pixels,
  maxheight: pixels,
})
export type OembedQuery = z.infer<typeof oembedQuery>
