declare const __WIDGET_FILES__: WidgetFiles | undefined

export interface WidgetFiles {
  /** The style of every widget, and of the board. */
  readonly style: string
  readonly boardStyle: string
  /** The board's script. */
  readonly board: string
  /** The script that checks an advert, and what it lacks of the rules. */
  readonly jobAd: string
  readonly adRules: string
  /** The widget script that stays as it is for ever, and its hash for `integrity`. */
  readonly script: string
  readonly integrity: string
}

/** Addresses of the widgets' files, named by what is in them: site/vite/widget-files.mjs makes them. */
export const WIDGET_FILES: WidgetFiles =
  typeof __WIDGET_FILES__ === 'object'
    ? __WIDGET_FILES__
    : { style: '', boardStyle: '', board: '', jobAd: '', adRules: '', script: '', integrity: '' }
