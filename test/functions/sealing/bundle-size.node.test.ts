import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** Of the 40 kB that the report form may load in all. */
const BUDGET = 12_000

describe('what the report form loads for sealing', () => {
  it(`is under ${BUDGET} bytes, minified and compressed`, async () => {
    const { code, inputs } = await bundle()
    const size = brotliCompressSync(code).length
    process.stdout.write(`sealing in the browser: ${code.length} bytes, brotli ${size}\n`)
    expect(size).toBeLessThan(BUDGET)
    expect(inputs.filter((path) => /age-encryption|zod/.test(path))).toEqual([])
  })
})

async function bundle() {
  const { outputFiles, metafile } = await build({
    stdin: { contents: ENTRY, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
  })
  const [output] = Object.values(metafile.outputs)
  const inputs = Object.entries(output?.inputs ?? {})
  return {
    code: outputFiles[0]?.contents ?? new Uint8Array(),
    inputs: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
  }
}

const ENTRY = `
export { sealParts } from '../../../functions/sealing/envelope.ts'
export { newReceipt, parseReceipt, splitReceipt } from '../../../functions/sealing/receipt.ts'
export { newReportId } from '../../../functions/sealing/report-id.ts'
export { supportsSealing } from '../../../functions/sealing/supports-sealing.ts'
`
