import raw from '../../content/webhooks.yaml'
import { type WebhooksFile, webhooksFileSchema } from './webhooks-file.schema.ts'

let parsed: WebhooksFile | undefined

/** content/webhooks.yaml, compiled in: nobody at the console can add a server to it. */
export function webhooksFile(): WebhooksFile {
  parsed ??= webhooksFileSchema.parse(raw)
  return parsed
}
