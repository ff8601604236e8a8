import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { Choices } from '../protocol/panel/plan.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { DEFAULT_GRID } from '../protocol/units.ts'
import { sentenceOf } from '../protocol/words/sentence-of.ts'
import { treadmillSourceOf } from './treadmill-source.ts'
import { GattError } from './bluetooth/gatt.ts'
import { monotonicClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import { startDaemon, type Daemon } from './daemon.ts'
import { openDatabase } from './history/database.ts'
import { lockFolder } from './history/folder-lock.ts'
import type { HistoryError } from './history/history-error.ts'
import { runBookIn, type LeftOpen, type RunBook } from './history/keeper.ts'
import { memoryIn, type Memory } from './history/memory.ts'
import { runsIn, type RunMachine } from './history/runs.ts'
import type { RunKeeper } from './recorder.ts'
import { createServer } from './server/server.ts'
import { isCrescendo } from './session/course/splits.ts'
import type { MachineFacts } from './belt/event.ts'
import { TICK_MS } from './session/event.ts'
import { measureLag } from './loop-lag.ts'
import { keepConnected } from './treadmill/keep-connected.ts'
import type { Machine } from './treadmill/treadmill.ts'
import { belongsElsewhere, chosenWords, searchTargetOf } from './treadmill/search-target.ts'
import { watchOn, type Watch } from './watch.ts'
import { planOf, type PlanOutcome } from './workout/plan.ts'
import { PRESETS } from './workout/presets.ts'

export interface Crescendo {
  readonly daemon: Daemon
  readonly watch: Watch
  /** True where a run was left open on another treadmill than the one that was chosen: none is looked for until it is over. */
  readonly isElsewhere: boolean
  choose(choices: Choices): PlanOutcome | { readonly ok: false; readonly refusal: AskRefusal }
  /** Listens on loopback; resolves with the port. */
  serve(): Promise<number>
  readonly close: () => Promise<void>
}

/**
 * Made of every folder here and nowhere else: data, treadmill, loop, and the HTTP face on demand. `lost` is told when there is
 * no Bluetooth for a named treadmill; once it was connected, a lost adapter is waited for.
 */
export function compose(
  config: Config,
  clock: Clock,
  log: Logger,
  say: (words: string) => void,
  lost: (error: Error) => void,
): Crescendo {
  const unlock = lockFolder(config.dataDir)
  const { db, keptAside } = openDatabase(config.dataDir, clock.wallMs())
  if (keptAside !== null) say(keptAside)
  const notSaved = (problem: HistoryError): void => log.error(problem.message)
  const memory = memoryIn(db, notSaved)
  const book = runBookIn(db, TICK_MS, () => clock.wallMs(), resultOf, notSaved)
  let machine: Machine | null = null
  /** Where the run that is on goes on, and nowhere else; null between runs. */
  let home: RunMachine | null = null
  const keeper: RunKeeper = {
    ...book,
    begin(plan, where) {
      home = where
      return book.begin(plan, where)
    },
    finish(last, how) {
      book.finish(last, how)
      if (last.gate === 'passed' && machine !== null) rememberSprint(memory, machine)
      home = null
      setImmediate(() => connection.lookAgain())
    },
  }
  let isElsewhere = false
  const daemon = withRunLeftOpen(book, say, (left) => {
    home = left?.machine ?? null
    isElsewhere = searchTargetOf(config.treadmill, home) === null
    if (left === null || !isElsewhere) return startDaemon(clock, keeper, left)
    say(belongsElsewhere(left.run.startedAt, left.machine))
    return startDaemon(clock, keeper, { ...left, elsewhere: chosenWords(config.treadmill) })
  })
  const watch = watchOn(monotonicClock(), (forMs) => daemon.unwatched(forMs))
  const source = treadmillSourceOf(config, clock, log)

  const factsOf = (found: Machine): MachineFacts => ({
    name: found.name,
    grid: found.grid,
    drivable: found.drivable,
    simulated: found.simulated,
    sprintedBefore: memory.machine(found.address)?.sprintedBefore ?? false,
  })
  const plans = planner(daemon, memory, log, () =>
    machine === null ? { grid: DEFAULT_GRID, simulated: true, sprintedBefore: true } : factsOf(machine),
  )

  const connection = keepConnected(
    source.central,
    clock,
    () => searchTargetOf(config.treadmill, home),
    (link) => source.open(link),
    {
      connected(treadmill) {
        machine = treadmill.machine
        if (home !== null) home = machine
        daemon.attach(treadmill, factsOf(machine))
        log.info(`connected to ${machine.name}`)
        if (daemon.snapshot().run === null) plans.chooseNearest(memory.choices() ?? {})
      },
      failed(error) {
        const never = machine === null && error instanceof GattError && error.problem === 'no-bluetooth'
        if (never) lost(error)
        else log.warn(error.message)
      },
    },
  )
  const serve = async (): Promise<number> => {
    const runs = runsIn(db)
    const server = createServer({
      clock: monotonicClock(),
      session: daemon,
      watch,
      plans,
      runs: { list: () => runs.list(), get: (id) => runs.get(id) },
      machines: {
        list: () =>
          Promise.resolve(
            machine === null ? [] : [{ ...machine, connected: daemon.snapshot().machine?.link === 'up' }].map(toFound),
          ),
        current: () => daemon.snapshot().machine,
      },
      webRoot: fileURLToPath(new URL('web', import.meta.url)),
      logger: log,
    })
    await server.listen({ host: 'localhost', port: config.port })
    closers.unshift(() => server.close())
    const address = server.server.address()
    return typeof address === 'object' && address !== null ? address.port : config.port
  }
  const stopMeasuring = lagTold(daemon, log)
  const closers: (() => Promise<unknown> | void)[] = [
    stopMeasuring,
    () => watch.close(),
    () => daemon.close(),
    // The will goes last: where the belt was not proven still, it is carried out as the radio leaves.
    () => source.central.close(),
    () => connection.close(),
    () => void db.close(),
    unlock,
  ]
  return {
    daemon,
    watch,
    isElsewhere,
    choose: (choices) => plans.choose(choices),
    serve,
    close: async () => {
      for (const close of closers) await close()
    },
  }
}

/** A loop that was late by more than this is said, ms. */
const LAG_SAID_MS = 1000
/** Seconds from one line of the log to the next. */
const LAG_LOGGED_S = 60

function lagTold(daemon: Daemon, log: Logger): () => void {
  let second = 0
  let mostMs = 0
  return measureLag(monotonicClock(), (lag) => {
    mostMs = Math.max(mostMs, lag.mostMs)
    if (lag.mostMs > LAG_SAID_MS) {
      log.warn(`the loop was busy for ${Math.round(lag.mostMs)} ms`)
      daemon.wasBusy(lag.mostMs)
    }
    if (++second % LAG_LOGGED_S > 0) return
    log.info(`the loop was late by ${Math.round(mostMs)} ms at most within a minute`)
    mostMs = 0
  })
}

/** Plans for the machine there is, or for the one that would do anything. */
function planner(daemon: Daemon, memory: Memory, log: Logger, machine: () => Parameters<typeof planOf>[1]) {
  const preview = (choices: Choices): PlanOutcome => planOf(choices, machine())
  return {
    presets: () => PRESETS,
    current: () => daemon.snapshot().plan,
    preview,
    choose(choices: Choices): ReturnType<Crescendo['choose']> {
      const outcome = preview(choices)
      if (!outcome.ok) return outcome
      const refusal = daemon.choose(outcome.plan)
      if (refusal !== null) return { ok: false, refusal }
      memory.rememberChoices(choices)
      return outcome
    },
    /** What was chosen last, or the nearest that this machine can do. */
    chooseNearest(choices: Choices): void {
      const outcome = preview(choices)
      if (outcome.ok) daemon.choose(outcome.plan)
      else if (outcome.refusal.nearest !== null) this.chooseNearest(outcome.refusal.nearest)
      else log.warn(sentenceOf(outcome.refusal))
    },
  }
}

/** Starts with the run that was left open. One that cannot be read back is kept out of the way, and said. */
function withRunLeftOpen(
  book: RunBook,
  say: (words: string) => void,
  start: (left: LeftOpen | null) => Daemon,
): Daemon {
  try {
    return start(book.leftOpen())
  } catch (error) {
    const words = book.setAside(error)
    if (words === null) throw error
    say(words)
    return start(null)
  }
}

const toFound = ({ name, address, simulated, connected }: Machine & { connected: boolean }) => ({
  name,
  address,
  simulated,
  connected,
})

function resultOf(last: Snapshot) {
  const miles = last.phases.filter(({ kind }) => kind === 'mile').length
  return {
    distanceM: last.distanceM,
    movingS: last.movingS,
    splits: last.splits,
    crescendo: isCrescendo(last.splits, miles),
  }
}

/** The first sprint on a machine is shorter and gated; from the next one on it is known. */
function rememberSprint(memory: Memory, { address, name }: Machine): void {
  memory.rememberMachine(address, { name, sprintedBefore: true })
}
