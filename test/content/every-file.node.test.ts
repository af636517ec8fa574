import { expect, test } from 'vitest'
import { parseContent } from '../../functions/content/parse-content.ts'
import {
  checkContent,
  contentFiles,
  readContent,
  schemaOf,
} from '../../site/schemas/load-content.ts'

test.each(contentFiles())('content/%s follows its schema', (file) => {
  const schema = schemaOf(file)
  expect(() => schema && parseContent(schema, readContent(file), `content/${file}`)).not.toThrow()
})

test('there are files to check', () => {
  expect(contentFiles().length).toBeGreaterThanOrEqual(25)
})

test('the check that every build runs passes', () => {
  expect(checkContent).not.toThrow()
})
