import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { partOf } from './backup.ts'
import { removeDatabase } from './files.ts'

/** The backups that a data folder keeps of itself. */

const FOLDER = 'backups'
const KEPT = 3
const NAME = /^crescendo-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/

export interface KeptBackup {
  readonly file: string
  /** When it was made, milliseconds since 1970-01-01 UTC. */
  readonly wallMs: number
}

/**
 * The latest first; those of a time to come last, made before the clock was set. None is there where the folder cannot be read.
 *
 * @param nowWallMs now
 */
export function backupsIn(dataFolder: string, nowWallMs: number): KeptBackup[] {
  const folder = join(dataFolder, FOLDER)
  const found = namesIn(folder).flatMap((name) => {
    const [, day, hours, minutes, seconds] = NAME.exec(name) ?? []
    if (day === undefined) return []
    return [{ file: join(folder, name), wallMs: Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`) }]
  })
  const isToCome = ({ wallMs }: KeptBackup): number => (wallMs > nowWallMs ? 1 : 0)
  return found.sort((a, b) => isToCome(a) - isToCome(b) || b.wallMs - a.wallMs)
}

/** Where the next one is written to; makes the folder, and takes away what one that was interrupted left. */
export function nextBackup(dataFolder: string, wallMs: number): string {
  const folder = join(dataFolder, FOLDER)
  mkdirSync(folder, { recursive: true })
  for (const name of namesIn(folder)) if (name.endsWith(partOf(''))) removeDatabase(join(folder, name))
  const at = new Date(wallMs).toISOString().slice(0, 19).replaceAll(':', '')
  return join(folder, `crescendo-${at}Z.db`)
}

/** All but the three latest go. */
export function forgetOld(dataFolder: string, nowWallMs: number): void {
  for (const { file } of backupsIn(dataFolder, nowWallMs).slice(KEPT)) rmSync(file, { force: true })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
