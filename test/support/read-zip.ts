import { inflateRawSync } from 'node:zlib'

/** The files of a zip archive by their names, read from its directory as an unpacker would. */
export function readZip(archive: Buffer): Map<string, { text: string; mode: number }> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'))
  const files = new Map<string, { text: string; mode: number }>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)]
    const start = archive.readUInt32LE(at + 42)
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28)
    files.set(archive.toString('utf8', at + 46, at + 46 + name), {
      text: inflateRawSync(archive.subarray(data, data + size)).toString('utf8'),
      mode: archive.readUInt32LE(at + 38) >>> 16,
    })
    at += 46 + name + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return files
}
