/** Locally the console answers beside the portal, without a name server: browsers know `localhost`. */
const LOCAL_HOST = 'triage.localhost'

/** The console's host: `triage.` before the portal's own (operator.yaml), with its port. */
export const consoleHostOf = (portalUrl: string): string => `triage.${new URL(portalUrl).host}`

/**
 * True on the one host that the console answers on, whatever the port.
 * A host of its own keeps the public pages' scripts and cookies away from it.
 */
export const isConsoleHost = (hostname: string, portalUrl: string): boolean =>
  hostname === LOCAL_HOST || hostname === consoleHostOf(portalUrl).replace(/:\d+$/, '')
