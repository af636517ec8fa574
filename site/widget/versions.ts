/**
 * The versions of the widget script and their hashes. What stands here never changes: schools have pinned it.
 * A change is a new file in site/public/widget and a new line here.
 */
export const VERSIONS = {
  1: 'sha384-lszZe9JpG3Kdtxv2Hct1PekxquTyb60ekrYB4bLrMjPx32iR1R93c5eJ3Nsfi86r',
} as const satisfies Record<number, string>

/** What /widget.js gives. */
export const NEWEST = 1
