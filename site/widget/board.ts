import { ASKS, ageWords, stateOf } from './board-state'

/** How long a page stands, in milliseconds: forty words at an easy pace. */
const STANDS = 14_000
const still = matchMedia('(prefers-reduced-motion: reduce)').matches
let board = find()
let at = 0
let isPaused = still
let turned = Date.now()

document.documentElement.classList.add('turns')
show()
setInterval(tick, 1000)
setInterval(() => void ask(), ASKS)
addEventListener('online', () => void ask())
addEventListener('keydown', onKey)
// Where it stands in somebody's page: that it is there, and how high. Nothing is listened to.
parent.postMessage({ jingzhong: 'height', px: Math.round(innerHeight) }, '*')

function tick() {
  if (!isPaused && Date.now() - turned >= STANDS) turn(1)
  else show()
}

function turn(by: number) {
  const list = shown()
  at = list.length === 0 ? 0 : (at + by + list.length) % list.length
  turned = Date.now()
  show()
}

/** Pages that may show now: none that has expired; warnings only while they aren't too old. */
function shown(): HTMLElement[] {
  const now = Date.now()
  const isGone = state().is === 'gone'
  return slides().filter(({ dataset: { until } }) => !until || (!isGone && Date.parse(until) > now))
}

function state() {
  return stateOf(Date.parse(board.dataset.at ?? ''), Date.now())
}

function slides() {
  return [...board.querySelectorAll<HTMLElement>('.slide')]
}

function part(name: string) {
  return board.querySelector<HTMLElement>(`[data-${name}]`)
}

function show() {
  const list = shown()
  if (at >= list.length) at = 0
  for (const slide of slides()) slide.classList.toggle('on', slide === list[at])
  const words = JSON.parse(board.dataset.words ?? '{}') as Record<string, string>
  const { is, age } = state()
  const say = (name: string) =>
    (words[name] ?? '')
      .replace('{time}', board.dataset.time ?? '')
      .replace('{age}', ageWords(age, words))
  const line = part('state')
  const isKnown = board.dataset.checked === 'true' || is !== 'fresh'
  if (line && isKnown) line.textContent = say(is)
  board.dataset.is = isKnown ? is : 'stale'
  const hint = part('hint')
  if (hint) hint.textContent = isPaused ? say('paused') : ''
  const clock = part('clock')
  if (clock) clock.textContent = clockWords(board.dataset.zone)
  const progress = part('progress')
  if (progress) progress.style.width = `${((at + 1) / Math.max(list.length, 1)) * 100}%`
}

/** The time of day where the operator is, as in the line below: a screen’s own zone is often nobody’s. */
function clockWords(timeZone: string | undefined): string {
  const shape = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  try {
    return new Date().toLocaleTimeString('en-GB', { ...shape, timeZone })
  } catch {
    return new Date().toTimeString().slice(0, 5)
  }
}

function onKey({ key }: KeyboardEvent) {
  if (key === 'ArrowRight' || key === 'ArrowLeft') return turn(key === 'ArrowRight' ? 1 : -1)
  if (key !== ' ' && key !== 'p' && key !== 'Enter') return
  isPaused = !isPaused
  turned = Date.now()
  show()
}

/** Takes the page's newest state; where the site isn't reached, what is there stays and says how old it is. */
async function ask() {
  try {
    const answer = await fetch(location.href, { credentials: 'omit', cache: 'no-cache' })
    if (!answer.ok) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const next = fresh.querySelector<HTMLElement>('#board')
    // Somebody else's page (a network that wants a login) is no news.
    if (!next?.dataset.at) return
    board.replaceWith(document.adoptNode(next))
    board = next
  } catch {
    // No network: it is tried again soon.
  }
  show()
}

function find(): HTMLElement {
  const found = document.getElementById('board')
  if (!found) throw new Error('this page has no board')
  return found
}
