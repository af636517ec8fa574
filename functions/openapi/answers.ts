// Longer than most files: what the API answers stands in one place.

import * as z from 'zod/mini'

import { NO_FILES } from '../evidence/may-attach.ts'

import { LOCALES } from '../fields/locale.ts'

import { DOUBTS, INDICATOR_KINDS } from '../indicators/indicator.ts'
import { AD_LEVELS } from '../job-ads/check-advert.ts'
import { SENDERS } from '../messages/sealed-message.ts'
import {
  DESK_CHANNELS,
  KINDS,
  LANES,
  PARTS,
  PUBLIC_STAGES,
  SITUATIONS,
  STAGES,
} from '../reports/vocabulary.ts'
import { liveFiguresSchema } from '../statistics/live-figures.schema.ts'
import { HANDOVER_REASONS } from '../triage/handover.schema.ts'
import { OUTCOMES } from '../triage/tasks.ts'
import { CONFIDENCES, WARNING_KINDS } from '../warnings/vocabulary.ts'

/** What the API answers. Only described here: a test holds real answers against these. */

const time = z.iso.datetime()
const text = z.string()

export const receivedReport = z.object({
  reference: text,
  /** Only when the Worker made it, and only in this answer. */
  receipt: z.optional(text),
  stage: z.enum(PUBLIC_STAGES),
})

/** To the officer who entered it. */
export const enteredReport = z.object({
  id: text,
  reference: text,
  /** Only when the Worker made it, and only in this answer; never of an imported line. */
  receipt: z.optional(text),
  stage: z.literal('received'),
})

/** Keys of rows that are reports already. */
export const importedRows = z.object({ known: z.array(text) })

/** What speaks against an advert. No level says that nothing does: `no-flags` is what is known. */
export const jobAdAnswer = z.object({
  level: z.enum(AD_LEVELS),
  flags: z.array(
    z.object({
      id: text,
      reason: text,
      /** The question to put to whoever recruits. */
      ask: text,
      guide: text,
      /** The first of `quotes`. */
      quote: text,
      /** As it was sent, in UTF-16 units; both 0 where it stood in `company`. */
      quotes: z.array(z.object({ text, start: z.int(), end: z.int() })),
    }),
  ),
  /** Published warnings that may be about the same thing. */
  warnings: z.array(
    z.object({ id: text, kind: z.enum(WARNING_KINDS), scamType: text, title: text }),
  ),
})

export const publicStatus = z.object({
  reference: text,
  stage: z.enum(PUBLIC_STAGES),
  stageAt: time,
  receivedAt: time,
  dueAt: z.nullable(time),
  nextAt: z.nullable(time),
  steps: z.array(z.object({ stage: z.enum(PUBLIC_STAGES), at: time })),
  reason: z.nullable(text),
})

const sealedWords = {
  id: text,
  at: time,
  nonce: text,
  ct: text,
  wraps: z.array(z.object({ kid: text, enc: text, ct: text })),
}

const sealedMessage = { ...sealedWords, sender: z.enum(SENDERS) }

/** Still sealed: only the seal half of the receipt opens it. */
export const thread = z.object({
  report: text,
  centre: text,
  open: z.boolean(),
  messages: z.array(z.object(sealedMessage)),
})

export const sentMessage = z.object({ id: text, at: time })

const sealedFile = {
  id: text,
  /** Bytes before sealing, padded. */
  size: z.int(),
  nonce: text,
  ct: text,
  wraps: z.array(z.object({ kid: text, enc: text, ct: text })),
}

/** Still sealed: only the seal half of the receipt opens what is said about it. */
export const ownFile = z.object({
  ...sealedFile,
  whole: z.boolean(),
  has: z.array(z.int()),
  startedAt: time,
  seen: z.boolean(),
})

export const ownEvidence = z.object({
  report: text,
  centre: text,
  why: z.nullable(z.enum(NO_FILES)),
  room: z.object({ files: z.int(), bytes: z.int(), today: z.boolean() }),
  files: z.array(ownFile),
})

export const fileProgress = z.object({ id: text, has: z.array(z.int()), whole: z.boolean() })
export const removedFile = z.object({ id: text })

/** How much there was to erase. */
export const withdrawn = z.object({
  erased: z.object({
    parts: z.int(),
    indicators: z.int(),
    messages: z.int(),
    evidence: z.int(),
  }),
})

export const health = z.object({ status: z.literal('ok'), demo: z.boolean(), time })

/** A table of the data package; /data/datapackage.json describes its columns. */
const rows = z.array(z.record(text, z.union([text, z.number(), z.null()])))

export const statistics = z.object({
  data: z.object({ facts: rows, sources: rows, caveats: rows, mechanisms: rows }),
  /** The figures of this portal; null in its first minute. */
  portal: z.nullable(liveFiguresSchema),
})

export const warnings = z.object({
  warnings: z.array(
    z.object({
      id: text,
      kind: z.enum(WARNING_KINDS),
      /** The language of title and summary. */
      lang: z.enum(LOCALES),
      title: text,
      summary: text,
      scamType: text,
      region: z.nullable(text),
      school: z.nullable(z.object({ id: text, name: text })),
      confidence: z.enum(CONFIDENCES),
      example: z.boolean(),
      publishedAt: time,
      updatedAt: time,
      expiresAt: time,
      url: text,
      /** Where whoever it is about, or knows better, says so. */
      appealUrl: text,
      /** The card image; null where none was drawn. */
      card: z.nullable(z.object({ url: text, width: z.int(), height: z.int() })),
    }),
  ),
  next: z.nullable(text),
  /** False where only the editors' warnings could be read. */
  checked: z.boolean(),
})

/** oembed.com, 2.3.4.4. */
export const oembed = z.object({
  version: z.literal('1.0'),
  type: z.literal('rich'),
  title: text,
  provider_name: text,
  provider_url: text,
  cache_age: z.int(),
  width: z.int(),
  height: z.int(),
  /** A frame to paste as it is. */
  html: text,
})

export const changed = z.object({ version: z.int() })
export const decided = z.object({ stage: z.enum(STAGES), version: z.int() })

/** What the queue and an opened report both tell. */
export const plain = {
  id: text,
  reference: text,
  kind: z.enum(KINDS),
  scamType: text,
  situation: z.nullable(z.enum(SITUATIONS)),
  forWhom: z.nullable(text),
  minor: z.boolean(),
  stillInContact: z.nullable(z.boolean()),
  region: z.nullable(text),
  amountBand: z.nullable(z.int()),
  lane: z.enum(LANES),
  dueAt: time,
  reasons: z.array(text),
  stage: z.enum(STAGES),
  createdAt: time,
  wroteAt: z.nullable(time),
  claimedBy: z.nullable(text),
  holder: z.nullable(text),
  version: z.int(),
}

/** How somebody came by a report that a colleague gave them. */
const handover = z.object({
  fromId: text,
  fromName: text,
  at: time,
  reason: z.enum(HANDOVER_REASONS),
})

/** A line of a list; `handover` only of what whoever asks was handed. */
export const queued = z.object({ ...plain, handover: z.optional(handover) })

/** Who of the centre may hold a report. */
export const colleagues = z.object({
  colleagues: z.array(z.object({ id: text, name: text, role: z.enum(['officer', 'lead']) })),
})

const count = z.int()

export const queue = z.object({
  /** The filters, as they were read. */
  filter: z.record(text, z.union([text, z.boolean()])),
  reports: z.array(queued),
  next: z.nullable(text),
  /** Of the lanes that are shown: urgent to 100, the others to 16. */
  counts: z.partialRecord(z.enum(LANES), count),
  /** False where these filters together would have to look through too much. */
  complete: z.boolean(),
})

export const found = z.object({
  reports: z.array(z.object(plain)),
  /** What other centres have handed over under that reference: referrals. */
  received: z.array(z.object({ id: text, fromCentre: text })),
  complete: z.boolean(),
})

export const views = z.object({ views: z.array(z.object({ name: text, query: text })) })

export const urgent = z.object({
  unclaimed: count,
  /** Those of them that another centre has handed over; they stand in no queue. */
  handed: count,
  ids: z.array(text),
})

export const reportFile = z.object({
  /** False where an event on this page of the history was changed, removed or added by hand. */
  historyHolds: z.boolean(),
  /** False where messages would be sealed to another key than the one that came with the report. */
  receiptKeyHolds: z.boolean(),
  facts: z.object({
    ...plain,
    stageAt: time,
    open: z.boolean(),
    claimedAt: z.nullable(time),
    locale: text,
    also: z.array(z.enum(SITUATIONS)),
    occurredOn: z.nullable(text),
    lastPaidHour: z.nullable(text),
    details: z.record(text, z.unknown()),
    channel: z.enum(['web', ...DESK_CHANNELS]),
    sealedBy: z.enum(['browser', 'worker']),
    receiptKey: text,
    /** Until when it is kept although its time is over. */
    keptUntil: z.nullable(time),
    /** What came of its tasks, by their ids. */
    tasks: z.record(text, z.object({ outcome: z.enum(OUTCOMES), at: time, times: count })),
  }),
  handover: z.nullable(handover),
  messages: z.array(z.object({ ...sealedMessage, sealedBy: z.enum(['browser', 'worker']) })),
  /** What officers wrote down for each other; still sealed, and to no receipt. */
  notes: z.array(z.object({ ...sealedWords, author: text })),
  evidence: z.array(z.object({ ...sealedFile, startedAt: time, seenAt: z.nullable(time) })),
  parts: z.array(
    z.object({
      part: z.enum(PARTS),
      nonce: text,
      ct: text,
      wraps: z.array(z.object({ kid: text, enc: text, ct: text })),
    }),
  ),
  indicators: z.array(
    z.object({
      n: z.int(),
      kind: z.enum(INDICATOR_KINDS),
      value: z.nullable(text),
      /** For reading aloud and copying: never a link that opens. */
      display: z.nullable(text),
      doubts: z.array(z.enum(DOUBTS)),
    }),
  ),
  events: z.array(
    z.object({
      no: z.int(),
      reportId: text,
      seq: z.int(),
      centreId: text,
      at: time,
      actor: text,
      actorName: z.nullable(text),
      /** Of a handover: who got it. */
      toName: z.optional(text),
      type: text,
      data: z.record(text, z.unknown()),
      mac: text,
    }),
  ),
  /** `before` of the page of events before this one; null where the history begins. */
  earlier: z.nullable(z.int()),
})
