import { CENTRE } from '../../../functions/referrals/other-centres'
import type { StoredEvent } from '../../../functions/triage/report-file'
import { centreName } from './centre-name'
import type { ConsoleWords } from './console-words'
import type { Desk } from './desk'

/** Who did what, in words. An event of a later release is named by its code. */
export function eventWords(desk: Desk, event: StoredEvent): { who: string; what: string } {
  const who = whoOf(desk.words, event)
  const { centre, to, state } = event.data
  // Of another centre, that got it handed over.
  const named = typeof centre === 'string' ? `${who} · ${centreName(desk, centre)}` : who
  const lent = event.type === 'referral' && typeof to === 'string' && to.startsWith(CENTRE)
  const what =
    lent && (state === 'sent' || state === 'dropped' || state === 'seen')
      ? desk.words.t(`refer.lent.${state}`, { centre: centreName(desk, to.slice(CENTRE.length)) })
      : whatOf(desk.words, event)
  return { who: named, what }
}

function whoOf({ t }: ConsoleWords, { actor, actorName }: StoredEvent): string {
  if (actor === 'reporter') return t('triage.event.reporter')
  if (actor === 'system') return t('triage.event.system')
  return actorName ?? actor
}

function whatOf(
  { t, stage, say }: ConsoleWords,
  { type, data, actor, toName }: StoredEvent,
): string {
  // What another centre says of what was handed to it.
  if (type === 'referral' && data.centre !== undefined) {
    return say('refer.there', String(data.state)).replace(
      '{answer}',
      say('refer.answer', String(data.answer)),
    )
  }
  switch (type) {
    case 'received':
      return data.channel === undefined
        ? t('triage.event.received')
        : t('desk.entered', { channel: say('channel', String(data.channel)) })
    case 'opened':
    case 'claimed':
    case 'message':
    case 'reopened':
    case 'note':
    case 'withdrawn':
    case 'evidence':
    case 'evidence-opened':
    case 'evidence-removed':
      return t(`triage.event.${type}`)
    case 'released':
      return t(data.heldBy === actor ? 'triage.event.released' : 'triage.event.releasedFrom')
    case 'handed':
      return t('hand.event', {
        name: toName ?? String(data.to),
        reason: say('hand.because', String(data.reason)),
      })
    case 'decided': {
      const reason = say('decide.because', String(data.reason))
      return t('triage.event.decided', { stage: stage(String(data.to)), reason })
    }
    case 'moved':
      return t('triage.event.moved', {
        lane: say('lane', String(data.to)),
        reason: say('moved.because', String(data.reason)),
      })
    case 'task':
      return t('triage.event.task', {
        task: say('tasks.name', String(data.task)),
        outcome: say('tasks.outcome', String(data.outcome)),
      })
    case 'case-joined':
    case 'case-left':
    case 'case-moved':
    case 'kept-apart':
    case 'waits-with-case':
    case 'undone':
    case 'same-source':
    case 'one-of-many':
    case 'seen-before':
    case 'several-campuses':
      return t(`cases.event.${type}`)
    case 'warned':
      return t('publish.event')
    case 'rewrapped':
      return t('retention.rewrap.event')
    case 'kept':
      return t('retention.keep.event', {
        reason: say('retention.keep.because', String(data.reason)),
      })
    case 'erased':
      return t('retention.event')
    case 'referral':
      return say('refer.event', String(data.state)).replace(
        '{answer}',
        say('refer.answer', String(data.answer)),
      )
    default:
      return t('triage.event.other', { type })
  }
}
