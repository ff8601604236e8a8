import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import type { Choices } from '../protocol/panel/plan.ts'
import { sentenceOf } from '../protocol/words/sentence-of.ts'
import { treadmillSourceOf } from './treadmill-source.ts'
import { GattError } from './bluetooth/gatt.ts'
import { chosenPlan, type ChosenPlan } from './chosen-plan.ts'
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
import { TICK_MS } from './session/event.ts'
import { measureLag, tellLag } from './loop-lag.ts'
import { factsOf } from './treadmill/acquaintance.ts'
import { keepConnected } from './treadmill/keep-connected.ts'
import type { Machine } from './treadmill/treadmill.ts'
import { belongsElsewhere, chosenWords, searchTargetOf } from './treadmill/search-target.ts'
import { watchOn, type Watch } from './watch.ts'
import { hadItsSprint, resultOf } from './view/run-result.ts'
import { PRESETS } from './workout/presets.ts'

export interface Crescendo {
  readonly daemon: Daemon
  readonly watch: Watch
  /** True where a run was left open on another treadmill than the one that was chosen: none is looked for until it is over. */
  readonly isElsewhere: boolean
  choose(choices: Choices): ReturnType<ChosenPlan['choose']>
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
      if (hadItsSprint(last, how) && machine !== null) rememberSprint(memory, machine)
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

  const known = (met: Machine) => factsOf(met, memory.machine(met.address))
  const plans = chosenPlan(
    (plan) => daemon.choose(plan),
    memory,
    () => (machine === null ? null : known(machine)),
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
        daemon.attach(treadmill, known(machine))
        log.info(`connected to ${machine.name}`)
        const refusal = daemon.snapshot().run === null ? plans.chooseAgain() : null
        if (refusal !== null) log.warn(sentenceOf(refusal))
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
      plans: { ...plans, presets: () => PRESETS, current: () => daemon.snapshot().plan },
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
  const stopMeasuring = measureLag(
    monotonicClock(),
    tellLag(log, (ms) => daemon.wasBusy(ms)),
  )
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

/** The first sprint on a machine is shorter and gated; from the next one on it is known. */
function rememberSprint(memory: Memory, { address, name }: Machine): void {
  memory.rememberMachine(address, { name, sprintedBefore: true })
}
