/** A file below content/audio/. */
export interface Recording {
  /** Path below content/: `audio/sichuan/romance.mp3`. */
  readonly file: string
  readonly bytes: number
  /** Its first three bytes. */
  readonly head: Uint8Array
}

/** One minute of speech takes a tenth of this; on a phone's data plan more would be unkind. */
const MOST_BYTES = 3_000_000

/**
 * Recordings that no page would find or play, one line each: `file: (whole file): reason`.
 * @param dialects ids of content/audio/dialects.yaml
 * @param slugs of the guides
 */
export function findBrokenRecordings(
  recordings: readonly Recording[],
  dialects: ReadonlySet<string>,
  slugs: ReadonlySet<string>,
): string[] {
  return recordings.flatMap(({ file, bytes, head }) => {
    const [, dialect, slug] = /^audio\/([^/]+)\/([^/]+)\.mp3$/.exec(file) ?? []
    const reason =
      dialect === undefined || slug === undefined
        ? 'recordings are called audio/<dialect>/<slug>.mp3'
        : !dialects.has(dialect)
          ? `${dialect} is not in audio/dialects.yaml`
          : !slugs.has(slug)
            ? `there is no guide called ${slug}`
            : bytes > MOST_BYTES
              ? `is larger than ${MOST_BYTES / 1_000_000} MB`
              : !isMp3(head)
                ? 'is no MP3, whatever its name says'
                : null
    return reason === null ? [] : [`content/${file}: (whole file): ${reason}`]
  })
}

/** An ID3 tag, or at once a frame of MPEG audio, layer III. */
const isMp3 = ([a, b = 0, c]: Uint8Array) =>
  (a === 0x49 && b === 0x44 && c === 0x33) || (a === 0xff && (b & 0xe6) === 0xe2)
