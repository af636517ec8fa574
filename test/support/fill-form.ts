/** The answers that make a fraud form complete, and nothing more. */
export const LEAST: Readonly<Record<string, string>> = {
  situation: 'paid',
  consent: 'yes',
  'consent-sensitive': 'yes',
  'consent-abroad': 'yes',
}

/** A form as a browser encodes it: the least that is complete, with changes; null leaves a field out. */
export function fillForm(
  changes: Readonly<Record<string, string | readonly string[] | null>> = {},
): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...LEAST, ...changes })) {
    if (value === null) continue
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
  }
  return form
}
