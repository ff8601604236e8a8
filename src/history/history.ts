import { statSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'libsql'
import type { FoundAtStart } from '../../protocol/panel/found-at-start.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { RunOpened } from '../../protocol/panel/run-opened.ts'
import type { RunTold } from '../../protocol/panel/runs.ts'
import type { Bests, Trends } from '../../protocol/panel/trends.ts'
import type { Clock } from '../clock.ts'
import { asOwnOf, sameRunIn, type BroughtRun } from './brought-in.ts'
import { coachMemoryIn, type CoachMemory } from './coach-memory.ts'
import { DATABASE_FILE, openDatabase } from './database.ts'
import { deletesGone } from './deleting.ts'
import type { HistoryError } from './history-error.ts'
import { memoryIn, type Memory } from './memory.ts'
import { ownerMemoryIn, type OwnerMemory } from './owner-memory.ts'
import { outboxTo, type WriteProblem, type Writer } from './outbox.ts'
import { packsEnded } from './packing.ts'
import { runnersIn, type RunnersMemory } from './runners-memory.ts'
import { runLogInto, type RunLogInHistory, type RunRules, type SavingState } from './run-log.ts'
import { hasGuestsIn, runsIn, type Runs } from './runs.ts'
import { bestsIn, trendsIn } from './trends.ts'
import { sendingsIn, type Sendings } from './sendings.ts'
import { takeUnsaved } from './unsaved-mark.ts'
import { unfinishedRunIn, type UnfinishedRun } from './unfinished-run.ts'
import type { Writing } from './writing.ts'

/** Everything that is kept in a data folder, but its lock. */
export interface History {
  /** What became of a damaged file, and of what could not be saved before. */
  readonly found: readonly FoundAtStart[]
  /** The run that a former daemon left; null where none was. */
  unfinished(this: void): UnfinishedRun | null
  readonly log: RunLogInHistory
  /** Of the current runner, and of treadmills. */
  readonly memory: Memory
  readonly runners: RunnersMemory
  /** What the owner of a gym decided. */
  readonly owner: OwnerMemory
  readonly coach: CoachMemory
  /** Of the current runner. */
  readonly runs: Runs
  /** The same, once what was handed over a moment ago is written, or `withinMs` have passed: a slow disk keeps no list waiting. */
  runsOnceWritten(withinMs: number): {
    [Name in Exclude<keyof Runs, 'has'>]: (...of: Parameters<Runs[Name]>) => Promise<ReturnType<Runs[Name]>>
  } & {
    /** Keeps what its runner says of an ended run; the run as it is then, null where there is none. */
    tell(id: string, told: RunTold): Promise<RunOpened | null>
    /** Takes an ended run out of everything. False where there is none. */
    remove(id: string): Promise<boolean>
    /** Has one back that was deleted a moment ago; null where that is over. */
    giveBack(id: string): Promise<RunOpened | null>
    /** Keeps a run from a file, and says which one it is in the history; null where the disk takes nothing: nothing of it is kept then. */
    bringIn(run: BroughtRun): Promise<{ readonly became: 'kept' | 'there'; readonly id: string } | null>
    /** Week by week up to now. */
    trends(): Promise<Trends>
    bests(): Promise<Bests>
  }
  /** Which runs of a runner went where. */
  sendingsOf(this: void, runner: string): NotedSendings
  /** Whether a former daemon left runs of guests who are not forgotten yet. */
  hasGuests(this: void): boolean
  close(): void
}

export interface NotedSendings extends Sendings {
  /** Notes what became of one; resolves once that is written, or cannot be. */
  note(sending: Omit<Extract<Writing, { kind: 'sending' }>, 'kind'>): Promise<void>
}

/** For so long it is said that saving goes on, that what was saved is gone, and that a former daemon left something unsaved, ms. */
const AGAIN_MS = 8000
const GONE_MS = 60_000
const LOST_MS = 600_000
/** What is noted of a run's way is waited for no longer than this, ms. */
const NOTED_WITHIN_MS = 10_000
const LOOKED_AGAIN_MS = 50
const NOT_ALL_SAVED: FoundAtStart = { code: 'not-all-saved', values: {} }

/**
 * @param writerOf what writes into the file, which is opened in this thread first
 * @param clock real time
 * @param changed told when writing begins to fail, and with null when it goes on
 * @param leftOut told of each run that cannot be read
 * @param isGuests whether the runs that begin are those of guests, of whom nothing is to stay
 * @throws HistoryError `newer` or `cannot-open`
 */
export function openHistory(
  folder: string,
  writerOf: (db: Database.Database) => Writer,
  clock: Clock,
  rules: RunRules,
  changed: (problem: WriteProblem | null) => void,
  leftOut: (problem: HistoryError) => void,
  isGuests: boolean,
): History {
  const first = openDatabase(folder, clock.wallMs())
  const wasUnsaved = takeUnsaved(folder)
  const reader = readerOf(folder, first.db, clock)
  let saving: SavingState = null
  let forget = (): void => {}

  function become(next: SavingState, ms: number): void {
    forget()
    saving = next
    forget = clock.after(ms, () => (saving = null))
  }
  if (wasUnsaved) become('lost', LOST_MS)
  const outbox = outboxTo(
    writerOf(first.db),
    clock,
    (problem) => {
      changed(problem)
      if (problem?.reason === 'gone') become('gone', GONE_MS)
      else if (problem === null && saving !== 'gone') become('again', AGAIN_MS)
    },
    () => log.isGone(),
  )
  const savingNow = (): SavingState => outbox.problem?.reason ?? saving
  const put = (writing: Writing): void => outbox.put(writing)
  const runners = runnersIn(first.db, put)
  const memory = memoryIn(first.db, put, runners)
  /** A run is not kept from its beginning for want of a name. */
  const nameOf = (plan: Plan): string | null => {
    try {
      return memory.ownPlans().find(({ choices }) => rules.isOfChoices(plan, choices))?.name ?? null
    } catch {
      return null
    }
  }
  const log = runLogInto(outbox, rules, () => clock.wallMs(), savingNow, isGuests, nameOf, runners.current)

  const stopPacking = packsEnded(
    () => reader.db(),
    outbox,
    clock,
    () => log.isOn(),
  )
  const stopDeleting = deletesGone(
    () => reader.db(),
    outbox,
    clock,
    () => log.isOn(),
  )
  const runs = runsIn(() => reader.db(), leftOut, runners.current)
  return {
    found: [...(first.keptAside === null ? [] : [first.keptAside]), ...(wasUnsaved ? [NOT_ALL_SAVED] : [])],
    unfinished: () => unfinishedRunIn(first.db, rules.tickMs, rules.version),
    log,
    memory,
    runners,
    owner: ownerMemoryIn(first.db, put),
    coach: coachMemoryIn(() => reader.db(), put, runners.current),
    runs,
    runsOnceWritten: (withinMs) => ({
      page: (query) => log.written(withinMs).then(() => runs.page(query)),
      opened: (id) => log.written(withinMs).then(() => runs.opened(id)),
      trends: () => log.written(withinMs).then(() => trendsIn(reader.db(), runners.current(), clock.wallMs())),
      bests: () => log.written(withinMs).then(() => bestsIn(reader.db(), runners.current())),
      get: (id) => log.written(withinMs).then(() => runs.get(id)),
      async bringIn(read) {
        await log.written(withinMs)
        const of = runners.current()
        const run = asOwnOf(reader.db(), of, read)
        const there = sameRunIn(reader.db(), of, run)
        if (there !== null) return { became: 'there', id: there }
        const writing: Writing = { kind: 'brought-in', of, run }
        outbox.put(writing)
        for (let tries = NOTED_WITHIN_MS / LOOKED_AGAIN_MS; tries > 0; tries--) {
          await log.written(NOTED_WITHIN_MS)
          if (runs.get(run.id) !== null) return { became: 'kept', id: run.id }
          if (outbox.takeBack((each) => each === writing)) return null
          // It is being written just now, while nobody knows yet that anything can be written.
          await new Promise<void>((resolve) => void clock.after(LOOKED_AGAIN_MS, resolve))
        }
        return null
      },
      tell(id, told) {
        outbox.put({ kind: 'told-of-run', of: runners.current(), id, told })
        return log.written(withinMs).then(() => runs.opened(id))
      },
      async remove(id) {
        await log.written(withinMs)
        if (!runs.has(id)) return false
        outbox.put({ kind: 'gone', of: runners.current(), id, atMs: Math.round(clock.wallMs()) })
        await log.written(withinMs)
        return true
      },
      async giveBack(id) {
        outbox.put({ kind: 'gone', of: runners.current(), id, atMs: null })
        await log.written(withinMs)
        return runs.opened(id)
      },
    }),
    sendingsOf: (runner) => ({
      ...sendingsIn(() => reader.db(), runner),
      note(sending) {
        outbox.put({ kind: 'sending', ...sending })
        return log.written(NOTED_WITHIN_MS)
      },
    }),
    hasGuests: () => hasGuestsIn(first.db),
    close() {
      forget()
      stopPacking()
      stopDeleting()
      reader.close()
    },
  }
}

/** The file as it is now: one that was deleted and made anew is opened again. */
function readerOf(folder: string, first: Database.Database, clock: Clock) {
  const inodeOf = (): number | undefined => statSync(join(folder, DATABASE_FILE), { throwIfNoEntry: false })?.ino
  let db = first
  let inode = inodeOf()
  return {
    db(): Database.Database {
      const there = inodeOf()
      if (there === undefined || there === inode) return db
      if (db !== first) db.close()
      db = openDatabase(folder, clock.wallMs()).db
      inode = there
      return db
    },
    close() {
      if (db !== first) db.close()
      first.close()
    },
  }
}
