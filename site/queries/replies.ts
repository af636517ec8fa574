import file from '../../content/replies.yaml'
import { parseContent } from '../../functions/content/parse-content'
import type { Stage } from '../../functions/reports/vocabulary'
import { repliesSchema } from '../schemas/replies'

const replies = parseContent(repliesSchema, file, 'content/replies.yaml')

/** What a message can begin from at a stage. */
export const repliesAt = (stage: Stage) => replies.filter(({ stages }) => stages.includes(stage))
