/**
 * The versions of the widget script and their hashes. What stands here never changes: schools have pinned it.
 * A change is a new file in site/public/widget and a new line here.
 */
export const VERSIONS = {
  1: 'sha384-hME+7VuSF654YqF8driGC24DLQWgcZYjN89VnRM5l6d7zUvfeVoD/UG6xXSMHcaf',
} as const satisfies Record<number, string>

/** What /widget.js gives. */
export const NEWEST = 1
