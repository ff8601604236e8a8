/** One voice: 16-bit samples of one channel. */
export interface Clip {
  readonly rateHz: number
  readonly samples: Int16Array
}

/** Quieter than this is no voice: 1 % of the loudest there can be. */
const SILENCE = 327
/** Kept of the silence around it, s: a breath is no click. */
const KEPT_S = { before: 0.01, after: 0.08 } as const
/** No sentence is shorter or longer, s. */
const LASTS_S = { least: 0.1, most: 20 } as const
const HEADER = 44

/** What a program has written, where it is a clip of one channel in 16 bits that says something; else null. */
export function clipIn(octets: Buffer): Clip | null {
  if (
    octets.length < HEADER ||
    octets.toString('latin1', 0, 4) !== 'RIFF' ||
    octets.toString('latin1', 8, 12) !== 'WAVE'
  )
    return null
  const format = chunkIn(octets, 'fmt ')
  const data = chunkIn(octets, 'data')
  if (format === null || data === null || format.length < 16) return null
  const [pcm, channels] = [format.readUInt16LE(0), format.readUInt16LE(2)]
  const rateHz = format.readUInt32LE(4)
  if (pcm !== 1 || channels !== 1 || format.readUInt16LE(14) !== 16 || rateHz < 8000 || rateHz > 96_000) return null
  const samples = new Int16Array(data.length >> 1)
  for (let index = 0; index < samples.length; index++) samples[index] = data.readInt16LE(2 * index)
  const lastsS = samples.length / rateHz
  return lastsS > LASTS_S.most || soundIn(samples, rateHz) < LASTS_S.least ? null : { rateHz, samples }
}

/** How long it is not silent in all, s. */
const soundIn = (samples: Int16Array, rateHz: number): number =>
  samples.reduce((sum, sample) => sum + (Math.abs(sample) > SILENCE ? 1 : 0), 0) / rateHz

/** A chunk of a RIFF file; what claims to be longer than the file is as long as the file. */
function chunkIn(octets: Buffer, name: string): Buffer | null {
  for (let at = 12; at + 8 <= octets.length;) {
    const length = octets.readUInt32LE(at + 4)
    if (octets.toString('latin1', at, at + 4) === name) return octets.subarray(at + 8, at + 8 + length)
    at += 8 + length + (length % 2)
  }
  return null
}

/** Without the silence around it, so that it begins when it is told to: half of what a program writes for a word is none. */
export function trimmed({ rateHz, samples }: Clip): Clip {
  const isLoud = (sample: number): boolean => Math.abs(sample) > SILENCE
  const first = samples.findIndex(isLoud)
  const last = samples.findLastIndex(isLoud)
  const from = Math.max(0, first - Math.round(KEPT_S.before * rateHz))
  const to = Math.min(samples.length, last + 1 + Math.round(KEPT_S.after * rateHz))
  return { rateHz, samples: samples.slice(from, to) }
}

/** As a file. */
export function waveOf({ rateHz, samples }: Clip): Buffer {
  const octets = Buffer.alloc(HEADER + 2 * samples.length)
  octets.write('RIFF', 0, 'latin1')
  octets.writeUInt32LE(octets.length - 8, 4)
  octets.write('WAVEfmt ', 8, 'latin1')
  octets.writeUInt32LE(16, 16)
  octets.writeUInt16LE(1, 20)
  octets.writeUInt16LE(1, 22)
  octets.writeUInt32LE(rateHz, 24)
  octets.writeUInt32LE(2 * rateHz, 28)
  octets.writeUInt16LE(2, 32)
  octets.writeUInt16LE(16, 34)
  octets.write('data', 36, 'latin1')
  octets.writeUInt32LE(2 * samples.length, 40)
  samples.forEach((sample, index) => octets.writeInt16LE(sample, HEADER + 2 * index))
  return octets
}
