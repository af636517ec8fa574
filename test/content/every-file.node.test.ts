import { expect, test } from 'vitest'
import { parseContent } from '../../functions/content/parse-content.ts'
import { contentFiles, readContent, schemaOf } from '../support/content.ts'

test.each(contentFiles())('content/%s follows its schema', (file) => {
  const schema = schemaOf(file)
  expect(() => schema && parseContent(schema, readContent(file), `content/${file}`)).not.toThrow()
})

test('there are files to check', () => {
  expect(contentFiles().length).toBeGreaterThanOrEqual(25)
})
