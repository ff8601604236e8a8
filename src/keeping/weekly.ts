import { execFile } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Clock } from '../clock.ts'
import type { BackupSaid } from './backup-process.ts'
import { backupsIn, forgetOld, nextBackup } from './backups.ts'
import type { KeepingProblem } from './keeping-error.ts'

/** How often it is looked whether one is due, ms: a computer may be on for a run alone, and then this long beside it. */
const LOOK_MS = 60_000
const WEEK_MS = 7 * 24 * 3_600_000
/** One that failed is tried again after this, ms: a disk stays full for some time. */
const AGAIN_MS = 3_600_000
/** What is over by itself soon: it is looked again. */
const PASSES: readonly KeepingProblem[] = ['run-open', 'guests']
/** The least that the computer gives a process. */
const LAST = 19

interface Session {
  snapshot(): { readonly run: unknown }
  subscribe(listener: () => void): () => void
}

/** What is told of each backup that was tried. */
export interface TellsOfBackups {
  made(file: string, runs: number): void
  failed(why: string): void
}

/**
 * Backs the history of a data folder up each week, in a process of its own, and only while no run is open: one that begins
 * ends the backup, which is made after it. Three are kept.
 *
 * @param entry the built `backup-process.ts`
 * @param clock real time
 * @returns its undo
 */
export function keepWeekly(
  folder: string,
  entry: URL,
  clock: Pick<Clock, 'every' | 'nowMs' | 'wallMs'>,
  session: Session,
  tells: TellsOfBackups,
): () => Promise<void> {
  let making: { readonly stop: () => void; readonly over: Promise<void> } | null = null
  let failedAtMs = -Infinity

  const isOpen = (): boolean => session.snapshot().run !== null

  function isDue(): boolean {
    const nowWallMs = clock.wallMs()
    const [latest] = backupsIn(folder, nowWallMs)
    const ageMs = latest === undefined ? Infinity : nowWallMs - latest.wallMs
    // One of a time to come was made before the clock was set.
    return (ageMs >= WEEK_MS || ageMs < 0) && clock.nowMs() - failedAtMs >= AGAIN_MS
  }

  function look(): void {
    if (making !== null || isOpen() || !isDue()) return
    try {
      making = begun(nextBackup(folder, clock.wallMs()))
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error))
    }
  }

  function failed(why: string): void {
    failedAtMs = clock.nowMs()
    tells.failed(why)
  }

  function begun(file: string): NonNullable<typeof making> {
    let isStopped = false
    let stop = (): void => {}
    const over = new Promise<void>((resolve) => {
      const child = execFile(process.execPath, [fileURLToPath(entry), folder, file], (error, stdout) => {
        making = null
        // What a stopped one leaves the next takes away: a run that begins waits for no disk.
        if (!isStopped) ended(file, error, stdout)
        resolve()
      })
      stop = () => {
        isStopped = true
        child.kill('SIGKILL')
      }
      beQuiet(child.pid)
    })
    return { stop: () => stop(), over }
  }

  function ended(file: string, error: Error | null, stdout: string): void {
    if (error !== null) return failed(error.message)
    const said = JSON.parse(stdout) as BackupSaid
    if ('runs' in said) {
      forgetOld(folder, clock.wallMs())
      return tells.made(file, said.runs)
    }
    if (!PASSES.includes(said.problem)) failed(`${said.file}: ${said.why}`)
  }

  const unsubscribe = session.subscribe(() => {
    if (making !== null && isOpen()) making.stop()
  })
  const stopLooking = clock.every(LOOK_MS, look)
  return async () => {
    stopLooking()
    unsubscribe()
    making?.stop()
    await making?.over
  }
}

/** Gives way to all else, where the system has that. */
function beQuiet(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    setPriority(pid, LAST)
  } catch {
    // It is over already, or may not: then it is as quick as all else.
  }
}
