/*
 * Jingzhong widget, version 1. Turns
 *   <jingzhong-widget name="warnings"><a href="https://…/warnings/">…</a></jingzhong-widget>
 * into a frame with the same site's page /embed/<name>/. The link stays until the frame has said that it is
 * there, and for good where it doesn't. Attributes: name, lang, theme, size, school, type, region, kind, count,
 * height (pixels; without it the frame fits what it shows), label. Stores and sends nothing. Licence: MIT.
 */
;(() => {
  const origin = new URL(document.currentScript.src).origin
  const PASSED = ['lang', 'theme', 'size', 'school', 'type', 'region', 'kind', 'count']
  const NAMES = ['warnings', 'helplines', 'report', 'job-ad', 'board']

  class JingzhongWidget extends HTMLElement {
    connectedCallback() {
      if (this.frame) return
      const name = this.getAttribute('name') || 'warnings'
      if (!NAMES.includes(name)) return
      const url = new URL(`/embed/${name}/`, origin)
      for (const one of PASSED) {
        if (this.hasAttribute(one)) url.searchParams.set(one, this.getAttribute(one))
      }
      const fixed = Number.parseInt(this.getAttribute('height'), 10)
      const isFixed = fixed >= 120 && fixed <= 4096
      url.searchParams.set('height', 'auto')
      const frame = document.createElement('iframe')
      frame.src = url.href
      frame.title = this.getAttribute('label') || this.textContent.trim()
      frame.loading = 'lazy'
      frame.referrerPolicy = 'no-referrer'
      // Its own origin, which is never this page's: with it, the browser vouches for who speaks.
      frame.sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox'
      frame.style.cssText = 'display:block;width:100%;border:0;position:absolute;visibility:hidden'
      frame.style.height = isFixed ? `${fixed}px` : name === 'board' ? '56vw' : '480px'
      this.style.cssText += ';display:block;position:relative'
      this.frame = frame
      const links = [...this.children]
      addEventListener('message', ({ origin: from, source, data }) => {
        if (from !== origin || source !== frame.contentWindow || !data) return
        if (data.jingzhong !== 'height' || !Number.isInteger(data.px)) return
        for (const link of links) link.hidden = true
        frame.style.position = 'static'
        frame.style.visibility = 'visible'
        if (!isFixed && name !== 'board' && data.px >= 80 && data.px <= 4096) {
          frame.style.height = `${data.px}px`
        }
      })
      this.append(frame)
    }
  }

  // A page on the portal itself needs no frame of it, and there the sandbox would be none.
  if (origin !== location.origin && !customElements.get('jingzhong-widget')) {
    customElements.define('jingzhong-widget', JingzhongWidget)
  }
})()
