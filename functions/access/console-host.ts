/** Locally the console answers beside the portal, without a name server: browsers know `localhost`. */
const LOCAL_HOST = 'triage.localhost'

/**
 * True on the one host that the console answers on: `triage.` before the portal's own (operator.yaml).
 * A host of its own keeps the public pages' scripts and cookies away from it.
 */
export const isConsoleHost = (hostname: string, portalUrl: string): boolean =>
  hostname === LOCAL_HOST || hostname === `triage.${new URL(portalUrl).hostname}`
