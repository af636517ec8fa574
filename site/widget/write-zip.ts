import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipFile {
  /** In ASCII: old systems read other names wrongly. */
  readonly name: string
  readonly text: string
  /** Whether it may be run. */
  readonly runs?: boolean
}

/** 1 January 1980, the first day that the format knows: the same files make the same archive. */
const DATE = 0x21

/**
 * A zip archive (APPNOTE 4.3) of a few small text files. Runs at build: six files of a fixed kind are no reason
 * for a library, and Node has the checksum and the packing.
 */
export function writeZip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, text, runs } of files) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes, { level: 9 })
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt16LE(DATE, 8)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed])
    const entry = Buffer.alloc(14)
    // A file of Unix, with its rights.
    entry.writeUInt32LE((runs ? 0o100755 : 0o100644) * 0x10000, 6)
    entry.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), shared, entry, Buffer.from(name)]),
    )
    parts.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}
