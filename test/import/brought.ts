import { onTestFinished } from 'vitest'
import type { Database } from 'libsql'
import type { RunExport } from '../../protocol/panel/run-export.ts'
import type { RunFileLoss } from '../../protocol/panel/run-files.ts'
import type { RunOpened } from '../../protocol/panel/run-opened.ts'
import { messageOf } from '../../protocol/words/sentence-of.ts'
import { endedRun } from '../../src/export/ended-run.ts'
import { openDatabase } from '../../src/history/database.ts'
import { keptRunsIn } from '../../src/history/kept-run.ts'
import { runsIn } from '../../src/history/runs.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { writeAll } from '../../src/history/writing.ts'
import { readRun } from '../../src/import/read.ts'
import { TICK_MS } from '../../src/session/event.ts'
import { dataFolder } from '../history/data-folder.ts'

/** After everything that is brought in: 2027-01-01. */
export const NOW_MS = Date.UTC(2027, 0, 1)

export const octets = (text: string): Uint8Array => new TextEncoder().encode(text)
const asOctets = (file: Uint8Array | string): Uint8Array => (typeof file === 'string' ? octets(file) : file)

/** By which code a file is refused; null where it is not. */
export function refusedBy(file: Uint8Array | string): string | null {
  const read = readRun(asOctets(file), NOW_MS)
  return read.ok ? null : read.fault.code
}

/** What is in a history that a file was brought into. */
export interface Brought {
  readonly db: Database
  readonly run: RunOpened
  /** As it leaves again. */
  readonly made: RunExport
  readonly losses: readonly RunFileLoss[]
}

/** Brings a file into a history of its own, or into one there is; why it is none, in words, is thrown. */
export function brought(file: Uint8Array | string, into?: Database): Brought {
  const read = readRun(asOctets(file), NOW_MS)
  if (!read.ok) throw new Error(messageOf(read.fault) ?? 'no words')
  const db = into ?? historyOf()
  writeAll(db, [{ kind: 'brought-in', of: FIRST_RUNNER, run: read.run }])
  const leftOut = (problem: Error): void => {
    throw problem
  }
  const run = runsIn(
    () => db,
    leftOut,
    () => FIRST_RUNNER,
  ).opened(read.run.id)
  const kept = keptRunsIn(db, TICK_MS).get(read.run.id)
  if (run === null || typeof kept === 'string') throw new Error('it is not in the history')
  return { db, run, made: endedRun(kept), losses: read.losses }
}

function historyOf(): Database {
  const { db } = openDatabase(dataFolder(), NOW_MS)
  onTestFinished(() => void db.close())
  return db
}

export const codesOf = (losses: readonly RunFileLoss[]): string[] =>
  losses.map(({ code, values }) => ('what' in values ? `${code} ${values.what}` : code))
