import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

/** What was set, with the key: in a file that its owner alone may read, and nowhere else. */

export const SYNC_FILE = 'sync.json'

const closed = { additionalProperties: false } as const
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
/** Runs that ended before are left out, milliseconds since 1970-01-01 UTC. */
const sinceMs = Type.Number()
const SET = {
  folder: nullable(Type.Object({ path: Type.String(), sinceMs }, closed)),
  intervals: nullable(Type.Object({ key: Type.String(), sinceMs }, closed)),
}
const KeptSync = Type.Object(SET, closed)
/** Of one runner. */
export type KeptSync = Static<typeof KeptSync>
export const NOTHING_SET: KeptSync = { folder: null, intervals: null }

/** Before there were several runners: what was set is the first one's. */
const OfOne = Type.Object({ version: Type.Literal(1), ...SET }, closed)
/** By the ids of runners. */
const OfEach = Type.Object({ version: Type.Literal(2), runners: Type.Record(Type.String(), KeptSync) }, closed)

function setIn(dataDir: string, first: string): Readonly<Record<string, KeptSync>> | 'unreadable' {
  const path = join(dataDir, SYNC_FILE)
  if (!existsSync(path)) return {}
  // Whoever copied it here may have let others read it.
  chmodSync(path, 0o600)
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as unknown
    if (Value.Check(OfEach, read)) return read.runners
    return Value.Check(OfOne, read) ? { [first]: { folder: read.folder, intervals: read.intervals } } : 'unreadable'
  } catch (error) {
    if (error instanceof SyntaxError) return 'unreadable'
    throw error
  }
}

/**
 * What a runner has set. `unreadable`: something was set, and nobody knows what.
 *
 * @param first the id of the runner whose everything is that was kept before there were several
 */
export function readSync(dataDir: string, runner: string, first: string): KeptSync | 'unreadable' {
  const set = setIn(dataDir, first)
  return set === 'unreadable' ? set : (set[runner] ?? NOTHING_SET)
}

/** Null: of this runner nothing is kept. There whole, or as it was. @throws as the disk does */
export function keepSync(dataDir: string, runner: string, first: string, kept: KeptSync | null): void {
  const set = setIn(dataDir, first)
  if (kept === null && set !== 'unreadable' && set[runner] === undefined) return
  const { [runner]: _before, ...others } = set === 'unreadable' ? {} : set
  const runners = kept === null ? others : { ...others, [runner]: kept }
  written(dataDir, { version: 2, runners })
}

function written(dataDir: string, kept: Static<typeof OfEach>): void {
  const path = join(dataDir, SYNC_FILE)
  const part = `${path}.part`
  const descriptor = openSync(part, 'w', 0o600)
  try {
    chmodSync(part, 0o600)
    writeSync(descriptor, `${JSON.stringify(kept)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(part, path)
}
