import { make, need } from '../report-form/element.ts'
import { type BlackBox, boxBetween, NEW_BOX, STEP } from './black-box.ts'
import { blacken } from './picture.ts'

type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string

const SIDES = ['left', 'top', 'width', 'height'] as const

/**
 * Black boxes on a picture: drawn with mouse or finger, or placed and sized by fields, which keys and
 * screen readers reach. @returns the boxes as they are when asked
 */
export function editBoxes(
  editor: HTMLElement,
  picture: HTMLCanvasElement,
  say: Words,
): () => readonly BlackBox[] {
  let boxes: BlackBox[] = []
  const canvas = need<HTMLCanvasElement>(editor, 'canvas')
  canvas.width = picture.width
  canvas.height = picture.height
  const list = need(editor, '[data-boxes]')
  const said = need(editor, '[data-boxes-said]')
  const drawing = need<HTMLButtonElement>(editor, '[data-draw]')

  const paint = (more: readonly BlackBox[] = []) => {
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    blacken(canvas, [...boxes, ...more])
  }
  const tell = () => {
    said.textContent = boxes.length > 0 ? say('boxes', { n: boxes.length }) : ''
  }
  const show = () => {
    list.replaceChildren(...boxes.map((box, n) => fieldsOf(box, n)))
    paint()
    tell()
  }
  const add = (box: BlackBox) => {
    boxes = [...boxes, box]
    show()
  }

  function fieldsOf(box: BlackBox, n: number): HTMLElement {
    const fields = SIDES.map((side) => {
      const input = make('input', {
        ...{ class: 'input', type: 'number', inputmode: 'decimal', value: `${box[side]}` },
        ...{ min: side === 'left' || side === 'top' ? '0' : `${STEP}`, max: '100' },
        step: `${STEP}`,
      })
      input.addEventListener('input', () => {
        if (!input.checkValidity() || input.value === '') return
        boxes = boxes.map((one, m) => (m === n ? { ...one, [side]: input.valueAsNumber } : one))
        paint()
      })
      return make('label', {}, say(`box.${side}`), input)
    })
    const remove = make('button', { type: 'button', class: 'button quiet' }, say('box.remove'))
    remove.addEventListener('click', () => {
      boxes = boxes.filter((_, m) => m !== n)
      show()
      need<HTMLElement>(editor, '[data-add-box]').focus()
    })
    const legend = make('legend', {}, say('box.legend', { n: n + 1 }))
    return make('fieldset', { class: 'box' }, legend, make('div', {}, ...fields), remove)
  }

  need(editor, '[data-add-box]').addEventListener('click', () => {
    add(NEW_BOX)
    list.querySelector<HTMLElement>('fieldset:last-child input')?.focus()
  })

  const setDrawing = (on: boolean) => {
    drawing.setAttribute('aria-pressed', `${on}`)
    canvas.classList.toggle('drawing', on)
  }
  drawing.addEventListener('click', () =>
    setDrawing(drawing.getAttribute('aria-pressed') !== 'true'),
  )

  let from: { x: number; y: number } | null = null
  const placeOf = (event: PointerEvent) => {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    return {
      x: ((event.clientX - left) / width) * 100,
      y: ((event.clientY - top) / height) * 100,
    }
  }
  canvas.addEventListener('pointerdown', (event) => {
    // A finger scrolls past the picture unless it was asked to draw.
    if (!canvas.classList.contains('drawing') && event.pointerType !== 'mouse') return
    from = placeOf(event)
    canvas.setPointerCapture(event.pointerId)
    event.preventDefault()
  })
  canvas.addEventListener('pointermove', (event) => {
    if (from) paint([boxBetween(from, placeOf(event))])
  })
  const end = (event: PointerEvent, keep: boolean) => {
    if (!from) return
    const box = boxBetween(from, placeOf(event))
    from = null
    // A mere click is no box.
    if (keep && box.width > STEP && box.height > STEP) add(box)
    else paint()
  }
  canvas.addEventListener('pointerup', (event) => end(event, true))
  canvas.addEventListener('pointercancel', (event) => end(event, false))
  show()
  return () => boxes
}
