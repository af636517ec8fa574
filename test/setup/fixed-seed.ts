import fc from 'fast-check'

// Property tests draw the same values in every run: a red run is red again. Another seed, to search
// further: FC_SEED=… npm test
const given = typeof process === 'undefined' ? undefined : process.env.FC_SEED
fc.configureGlobal({ seed: Number(given ?? 20_261_122) })
