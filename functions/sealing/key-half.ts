/**
 * What opens an officer's kept keys together with what the browser kept: 32 bytes (base64url) that only
 * the Worker can make, and the half hour that they stand for.
 */
export interface KeyHalf {
  readonly slot: number
  readonly half: string
}
