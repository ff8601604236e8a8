import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { RunExport } from '../../protocol/panel/run-export.ts'
import { carryOn } from '../../src/carry-on.ts'
import { manualClock } from '../../src/clock.ts'
import { endedRun } from '../../src/export/ended-run.ts'
import { openDatabase } from '../../src/history/database.ts'
import { RULES_OF_TODAY } from '../../src/history-on.ts'
import { openHistory } from '../../src/history/history.ts'
import { keptRunsIn } from '../../src/history/kept-run.ts'
import { writerInto } from '../../src/history/writer.ts'
import { TICK_MS } from '../../src/session/event.ts'
import { crescendo, type Crescendo, type Setting } from '../daemon/crescendo.ts'
import { SHORT_PLAN } from '../daemon/short-plan.ts'
import { dataFolder } from '../history/data-folder.ts'
import { WALL_MS } from '../history/plan.ts'

/** A run on the virtual treadmill that has ended, in a history of its own. */
export interface Ended {
  readonly folder: string
  readonly id: string
  /** The last that was shown of it. */
  readonly report: Snapshot
}

const historyIn = (folder: string) =>
  openHistory(
    folder,
    writerInto,
    manualClock(0, WALL_MS),
    RULES_OF_TODAY,
    () => undefined,
    () => undefined,
    false,
  )

/** The plain run of this process, made once: its folder as it was, and what else is known of it. */
let plain: Promise<Omit<Ended, 'folder'> & { readonly files: ReadonlyMap<string, Buffer> }> | null = null

async function made() {
  const { folder, ...run } = await ran()
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
  return { ...run, files }
}

/** The short plan, run to its end without anything else: a folder of one's own with it. */
export async function ended(): Promise<Ended> {
  const { files, ...run } = await (plain ??= made())
  const folder = dataFolder()
  for (const [name, octets] of files) writeFileSync(join(folder, name), octets)
  return { ...run, folder }
}

/**
 * Runs the short plan to its end, into the history.
 *
 * @param story what happens once the belt is under way; it may end the run itself
 * @param goesOn what happens after that, where the daemon is killed between the two, and another goes on with the run
 */
export async function ran(
  setting: Setting = {},
  story?: (on: Crescendo) => Promise<void>,
  goesOn?: (on: Crescendo) => Promise<void>,
): Promise<Ended> {
  const folder = dataFolder()
  let history = historyIn(folder)
  let on = await crescendo({ choices: SHORT_PLAN, log: history.log, ...setting })
  await on.underWay()
  const id = on.daemon.snapshot().run?.id ?? expect.fail('no run is on')
  await story?.(on)
  if (goesOn !== undefined) {
    on.daemon.close()
    on.link.dropLink('the daemon is gone')
    history.close()
    history = historyIn(folder)
    const carriedOn = carryOn(history.unfinished() ?? expect.fail('no run was left'), history.log)
    on = await crescendo({ choices: SHORT_PLAN, log: history.log, ...setting, carriedOn, place: on })
    await goesOn(on)
  }
  if (on.daemon.snapshot().phase.kind !== 'done') {
    await on.until('the stretch after the run', ({ phase }) => phase.kind === 'stretch', 1200)
    expect(on.ask('skip-all')).toBeNull()
  }
  const report = await on.until('the report', ({ phase }) => phase.kind === 'done')
  on.daemon.close()
  history.close()
  return { folder, id, report }
}

/** What an export of it is made of. */
export function exportOf({ folder, id }: Ended): RunExport {
  const { db } = openDatabase(folder, WALL_MS)
  const kept = keptRunsIn(db, TICK_MS).get(id)
  const made = typeof kept === 'string' ? expect.fail(kept) : endedRun(kept)
  db.close()
  return made
}
