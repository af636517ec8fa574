/** One key, and what it does: `click`, `focus` or `see` what a selector finds first, or `move` among rows. */
export interface Shortcut {
  readonly key: string
  /** Its words are `keys.does.<does>`. */
  readonly does:
    | 'next'
    | 'previous'
    | 'claim'
    | 'hand'
    | 'search'
    | 'queue'
    | 'urgent'
    | 'sealed'
    | 'tasks'
    | 'messages'
    | 'decide'
    | 'links'
    | 'cases'
    | 'warnings'
    | 'referrals'
    | 'indicators'
    | 'appeals'
    | 'shift'
    | 'enter'
    | 'refer'
    | 'propose'
    | 'back'
    | 'lock'
  readonly act: 'click' | 'focus' | 'see' | 'next' | 'previous'
  /** CSS; the first that fits the page. On a page without any the key does nothing. */
  readonly at: string
}

const ROWS = '.queue tbody .reference a, .ledger tbody td:first-child a'
const room = (name: string) => `.desk-header nav a[href$="/${name}/"]`

/** The keys of the console: the help sheet and the script go by the same list. */
export const SHORTCUTS: readonly Shortcut[] = [
  { key: 'j', does: 'next', act: 'next', at: ROWS },
  { key: 'k', does: 'previous', act: 'previous', at: ROWS },
  {
    key: 'c',
    does: 'claim',
    act: 'click',
    at: '.queue tr:focus-within form[action$="/claim/"] button, .holder form[action$="/claim/"] button',
  },
  { key: 'h', does: 'hand', act: 'focus', at: '#hand-to' },
  { key: '/', does: 'search', act: 'focus', at: '#search-q' },
  { key: 'q', does: 'queue', act: 'click', at: '.desk-header .brand' },
  { key: 'u', does: 'urgent', act: 'click', at: 'console-alert a[href], .lanes .urgent' },
  { key: 's', does: 'sealed', act: 'see', at: '#sealed' },
  { key: 't', does: 'tasks', act: 'see', at: '#tasks' },
  { key: 'm', does: 'messages', act: 'see', at: '#messages' },
  { key: 'd', does: 'decide', act: 'see', at: '#decide, #progress, #answer' },
  { key: 'l', does: 'links', act: 'see', at: '#links, #bulk' },
  { key: 'f', does: 'refer', act: 'click', at: '#decide ~ .buttons a[href$="/refer/"]' },
  {
    key: 'p',
    does: 'propose',
    act: 'click',
    at: 'main a:is([href$="/warn/"], [href$="/warnings/new/"])',
  },
  { key: 'b', does: 'back', act: 'click', at: '.back-line .back' },
  { key: 'g', does: 'cases', act: 'click', at: room('cases') },
  { key: 'r', does: 'referrals', act: 'click', at: room('referrals') },
  { key: 'w', does: 'warnings', act: 'click', at: room('warnings') },
  { key: 'i', does: 'indicators', act: 'click', at: room('indicators') },
  { key: 'a', does: 'appeals', act: 'click', at: room('appeals') },
  { key: 'n', does: 'enter', act: 'click', at: room('enter') },
  { key: 'e', does: 'shift', act: 'click', at: room('shift') },
  { key: 'x', does: 'lock', act: 'click', at: 'console-lock:not([hidden]) button' },
]
