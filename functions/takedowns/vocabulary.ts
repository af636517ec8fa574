/** Who can take something down. */
export const ASKED = ['host', 'registrar', 'platform', 'telecom', 'bank', 'other'] as const
export type Asked = (typeof ASKED)[number]

export const TAKEDOWN_STATES = ['drafted', 'asked', 'gone', 'back', 'refused', 'dropped'] as const
export type TakedownState = (typeof TAKEDOWN_STATES)[number]

/** From which state to which. To come to the same again is having looked again. */
export const TAKEDOWN_MOVES: Readonly<Record<TakedownState, readonly TakedownState[]>> = {
  drafted: ['asked', 'dropped'],
  asked: ['asked', 'gone', 'refused', 'dropped'],
  gone: ['gone', 'back', 'dropped'],
  back: ['asked', 'gone', 'dropped'],
  refused: ['asked', 'gone', 'dropped'],
  dropped: [],
}

/**
 * After how many days somebody looks again, by how often they have looked in this state; after the last
 * nobody has to. What is gone often comes back under the same name.
 */
export const RECHECK_DAYS: Readonly<Record<TakedownState, readonly number[]>> = {
  drafted: [1],
  asked: [2, 3, 7, 7, 14, 14, 30],
  gone: [7, 30, 90],
  back: [1],
  refused: [30],
  dropped: [],
}
