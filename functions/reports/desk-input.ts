import type { DeskChannel } from './vocabulary.ts'

/** How people hear the notice of a form before they agree: read to them, or handed over. */
const HEARD: readonly string[] = ['counter', 'phone'] satisfies readonly DeskChannel[]

/**
 * What a form says, in the shape of POST /api/v1/triage/reports: with how it came to the desk, and
 * without the version of a notice that whoever wrote a letter never saw.
 */
export function deskInput(
  { noticeVersion, ...input }: Readonly<Record<string, unknown>>,
  channel: string | undefined,
): Record<string, unknown> {
  const heard = channel !== undefined && HEARD.includes(channel)
  return {
    ...input,
    ...(heard && noticeVersion !== undefined && { noticeVersion }),
    ...(channel !== undefined && { channel }),
  }
}
