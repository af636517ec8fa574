declare const __WIDGET_FILES__: WidgetFiles | undefined

export interface WidgetFiles {
  /** The style of every widget. */
  readonly style: string
  /** The board's script. */
  readonly board: string
  /** The widget script that stays as it is for ever, and its hash for `integrity`. */
  readonly script: string
  readonly integrity: string
}

/** Addresses of the widgets' files, named by what is in them: site/vite/widget-files.mjs makes them. */
export const WIDGET_FILES: WidgetFiles =
  typeof __WIDGET_FILES__ === 'object'
    ? __WIDGET_FILES__
    : { style: '', board: '', script: '', integrity: '' }
