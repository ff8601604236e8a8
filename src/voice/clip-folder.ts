import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from './engine.ts'
import { runProgram, type Bounds } from './run-program.ts'
import { clipIn, trimmed, waveOf } from './wave.ts'

/** A sentence takes a fast computer 20 ms and a slow one a second; one that takes longer hangs. */
const MAKES = { withinMs: 10_000, mostOctets: 4_000_000 } as const
/** More than a hundred plans in two languages need. */
const KEPT_OCTETS = 128_000_000

/** Clips on the disk, each under the name of what it was made of and by. */
export interface ClipFolder {
  has(clip: string): Promise<boolean>
  /** The sound of it; null where there is none. */
  read(clip: string): Promise<Buffer | null>
  /** Makes one, if need be. Null where it is there now, else why not. */
  make(engine: Engine, language: string, words: string, signal: AbortSignal): Promise<string | null>
  /** Lets the oldest go where they are too many. @param needed these stay */
  tidy(needed: ReadonlySet<string>): Promise<void>
}

export const clipOf = ({ name, voice, version }: Engine, language: string, words: string): string =>
  createHash('sha256')
    .update(JSON.stringify([words, language, name, voice, version]))
    .digest('hex')
    .slice(0, 40)

/**
 * The folder is made with the first clip.
 *
 * @param bounds of a program that makes one
 */
export function clipFolder(folder: string, bounds: Bounds = MAKES): ClipFolder {
  const fileOf = (clip: string): string => join(folder, `${clip}.wav`)
  const has = (clip: string): Promise<boolean> =>
    stat(fileOf(clip)).then(
      (found) => found.size > 0,
      () => false,
    )
  return {
    has,
    read: (clip) => readFile(fileOf(clip)).catch(() => null),
    async make(engine, language, words, signal) {
      const clip = clipOf(engine, language, words)
      if (await has(clip)) return null
      const raw = join(folder, `${clip}.raw`)
      const whole = join(folder, `${clip}.whole`)
      try {
        mkdirSync(folder, { recursive: true })
        const ran = await runProgram({ ...engine.asked(words, raw), file: raw }, bounds, signal)
        if ('problem' in ran) return `${engine.name} ${ran.problem}`
        const said = clipIn(await readFile(raw))
        if (said === null) return `${engine.name} wrote no sound`
        // Whole or not at all: a name that is there is served for ever.
        await writeFile(whole, waveOf(trimmed(said)))
        await rename(whole, fileOf(clip))
        return null
      } catch (error) {
        return error instanceof Error ? error.message : String(error)
      } finally {
        await Promise.all([raw, whole].map((file) => rm(file, { force: true }).catch(() => undefined)))
      }
    },
    async tidy(needed) {
      const names = await readdir(folder).catch((): string[] => [])
      const files = await Promise.all(
        names.map(async (name) => {
          const found = await stat(join(folder, name)).catch(() => null)
          return { name, size: found?.size ?? 0, atMs: found?.mtimeMs ?? 0 }
        }),
      )
      let octets = files.reduce((sum, { size }) => sum + size, 0)
      for (const { name, size } of files.toSorted((a, b) => a.atMs - b.atMs)) {
        if (octets <= KEPT_OCTETS) return
        if (needed.has(name.replace(/\.wav$/, ''))) continue
        await rm(join(folder, name), { force: true })
        octets -= size
      }
    },
  }
}
