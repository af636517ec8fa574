import type { ReadRule } from '../../functions/job-ads/compile-rules.ts'
import type { AdSignals } from '../../functions/job-ads/rules.schema.ts'
import { TURNS } from '../../functions/job-ads/scopes.ts'
import { readNumbers } from './numbers.ts'

/** Signals and families are numbered from this sign on: none of the words has it. */
export const FIRST_SIGN = 0x100
/** The one signal that no word makes; the firm's aren't read here. */
export const DISGUISED = 'disguised'
export const HAN = /\p{Script=Han}/gu

/** What `writeRules` wrote. Pure. */
export function readRules(text: string) {
  const [signals = '', turns = '', groups = '', disguises = '', ...rest] = text.split('\n\n\n')
  const [sounds = '', letters = '', rules = '', traditional = ''] = rest
  const [levels = '', ...each] = lines(rules)
  const [caution = 0, stop = 0] = levels.split(' ').map(Number)
  const words = {
    letters: Object.fromEntries(lines(letters).map(pair)),
    traditional: readTraditional(traditional, text),
    sounds: Object.fromEntries(
      lines(sounds)
        .map(pair)
        .map(([word, sound]) => [word, sound.replaceAll('_', ' ')]),
    ),
    disguises: lines(disguises).map((line) => {
      const open = line[0] === '!'
      const [means = '', written = '', near] = line.slice(Number(open)).split(' ')
      return { means, open, written: row(written), ...(near && { near: row(near) }) }
    }),
    turns: Object.fromEntries(lines(turns).map((line, n) => [TURNS[n], row(line)])),
    groups: Object.fromEntries(
      lines(groups)
        .map(pair)
        .map(([name, list]) => [name, row(list)]),
    ),
  }
  return {
    words,
    signals: Object.fromEntries(signals.split('\n\n').map((one, n) => [n, signalOf(lines(one))])),
    rules: { levels: { caution, stop }, rules: each.map(ruleOf) },
  }
}

function signalOf(all: readonly string[]): AdSignals[string] {
  const except = all.find((line) => line[0] === '^')
  return {
    find: all.filter((line) => line !== '!' && line !== except),
    ...(except && { except: row(except.slice(1)) }),
    deniable: all[0] !== '!',
  }
}

/** `id` is its place among those that were written. */
function ruleOf(line: string, n: number): ReadRule {
  const [head = '', ...parts] = line.split(' ')
  const of = (first: string) => parts.find((part) => part[0] === first)?.slice(1)
  const [unless, lacks] = [of('!'), of('-')]
  return {
    id: String(n),
    weight: Number.parseInt(head, 10),
    family: head.slice(-1),
    when: parts.filter((part) => part > '~').map(signalsOf),
    ...(unless && { unless: signalsOf(unless) }),
    ...(lacks && { lacks: { most: Number.parseInt(lacks, 10), of: signalsOf(lacks) } }),
  }
}

const signalsOf = (signs: string): string[] =>
  [...signs.replace(/\d+/, '')].map((sign) => {
    const place = sign.charCodeAt(0) - FIRST_SIGN
    return place === 0 ? DISGUISED : String(place - 1)
  })

function readTraditional(written: string, text: string): string {
  const [, from = '', to = ''] = lines(written)
  const known = [...new Set(text.match(HAN))].sort()
  const steps = readNumbers(to).map((step) => (step % 2 ? -(step + 1) / 2 : step / 2))
  let [unit, place] = [0, 0]
  return readNumbers(from)
    .map((gap, n) => {
      unit += gap
      place += steps[n] as number
      return String.fromCharCode(unit) + known[place]
    })
    .join('')
}

const lines = (text: string) => text.split('\n')
const row = (text: string) => text.replaceAll('_', ' ').split('|')
const pair = (line: string) => line.split(' ') as [string, string]
