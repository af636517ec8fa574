import { readLook } from '../../functions/embeds/read-look'

/** A widget of the kit in each language: /embed/warnings/ and /embed/warnings/en/. */
export const languagePaths = () =>
  [undefined, 'en'].map((language) => ({
    params: { language },
    props: { look: readLook(new URLSearchParams(language && { lang: language })) },
  }))
