import { createRequire } from 'node:module'

type Converter = (text: string) => string
const { Converter } = createRequire(import.meta.url)('opencc-js') as {
  Converter: (options: { from: string; to: string }) => Converter
}

const WAYS = ['tw', 'hk', 't'].map((to) => Converter({ from: 'cn', to }))

/** The traditional letters of a simplified one, in Taiwan, Hong Kong and dictionaries. */
export const traditionalOf = (letter: string): string[] => [
  ...new Set(
    WAYS.map((convert) => convert(letter)).filter((one) => one !== letter && [...one].length === 1),
  ),
]
