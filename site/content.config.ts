import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { audienceSchema } from './schemas/audience'
import { doorSchema } from './schemas/door'
import { guideSchema } from './schemas/guide'

/** `zh-CN/romance`: the language's folder and the slug, as the file is called. */
const nameOf = ({ entry }: { entry: string }) => entry.replace(/\.md$/, '')

export const collections = {
  guides: defineCollection({
    loader: glob({ base: './content/guides', pattern: '{zh-CN,en}/*.md', generateId: nameOf }),
    schema: guideSchema,
  }),
  audiences: defineCollection({
    loader: glob({ base: './content/audiences', pattern: '{zh-CN,en}/*.md', generateId: nameOf }),
    schema: audienceSchema,
  }),
  doors: defineCollection({
    loader: glob({ base: './content/doors', pattern: '{zh-CN,en}/*.md', generateId: nameOf }),
    schema: doorSchema,
  }),
}
