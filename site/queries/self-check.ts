import file from '../../content/self-check.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { selfCheckSchema } from '../schemas/self-check'

/** What a school asks itself. */
export const selfCheck = parseContent(selfCheckSchema, file, 'content/self-check.yaml')
