/** What dates are judged by: the clock and the operator's time zone (IANA name). */
export interface ClockRules {
  readonly clock: () => Date
  readonly timeZone: string
}
