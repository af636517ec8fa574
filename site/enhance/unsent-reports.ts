import { isMarked } from './unsent/marker.ts'

// Nothing more is loaded where nothing waits.
const place = document.querySelector<HTMLElement>('[data-unsent]')
if (place && isMarked()) {
  import('./unsent/show-unsent.ts').then(({ showUnsent }) => showUnsent(place)).catch(() => {})
}
