/** A run of Chinese, from one character to the last before anything Latin; spaces, digits and marks between count in. */
export const CHINESE_WORDS =
  /\p{Script=Han}(?:[\p{Script=Han}\p{N} 、，。：；？！（）“”《》·—…]*[\p{Script=Han}。？！）》])?/gu
