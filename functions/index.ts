import { newApp } from './app'

export default { fetch: newApp().fetch } satisfies ExportedHandler
