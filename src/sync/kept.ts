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
const KeptSync = Type.Object(
  {
    version: Type.Literal(1),
    folder: nullable(Type.Object({ path: Type.String(), sinceMs }, closed)),
    intervals: nullable(Type.Object({ key: Type.String(), sinceMs }, closed)),
  },
  closed,
)
export type KeptSync = Static<typeof KeptSync>
export const NOTHING_SET: KeptSync = { version: 1, folder: null, intervals: null }

/** `unreadable`: something was set, and nobody knows what. */
export function readSync(dataDir: string): KeptSync | 'unreadable' {
  const path = join(dataDir, SYNC_FILE)
  if (!existsSync(path)) return NOTHING_SET
  // Whoever copied it here may have let others read it.
  chmodSync(path, 0o600)
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as unknown
    return Value.Check(KeptSync, read) ? read : 'unreadable'
  } catch (error) {
    if (error instanceof SyntaxError) return 'unreadable'
    throw error
  }
}

/** There whole, or as it was. @throws as the disk does */
export function keepSync(dataDir: string, kept: KeptSync): void {
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
