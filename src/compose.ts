import type { Logger } from 'pino'
import type { FoundAtStart } from '../protocol/panel/found-at-start.ts'
import { NOTHING_TOLD } from '../protocol/panel/runner.ts'
import { lockedMemory, runnersOf } from './runners-of.ts'
import { toldRunner } from './told-runner.ts'
import { presetNames as english } from '../protocol/words/en/presets.ts'
import { presetNames as spanish } from '../protocol/words/es/presets.ts'
import { sentenceOf } from '../protocol/words/sentence-of.ts'
import { sensorsBeside, treadmillSourceOf } from './treadmill-source.ts'
import { choosingTreadmill, firstChoice } from './choose-treadmill.ts'
import { coachingOf } from './coaching.ts'
import { ANY_MACHINE, chosenPlan, type ChosenPlan } from './chosen-plan.ts'
import { monotonicClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import { runFilesIn } from './export/in-thread.ts'
import { startDaemon, type Daemon } from './daemon.ts'
import { carryOnUnfinished } from './carry-on.ts'
import { guestMemory } from './gym/guest-memory.ts'
import { ownerOf } from './gym/owner.ts'
import { visitsOf } from './gym/visits.ts'
import { historyOn } from './history-on.ts'
import { keepWeekly } from './keeping/weekly.ts'
import { lockFolder } from './history/folder-lock.ts'
import { threadedWriter } from './history/threaded-writer.ts'
import { servingOf, type Served } from './serving.ts'
import { syncingOn } from './sync-on.ts'
import { measureLag, tellLag } from './loop-lag.ts'
import { meetingWith, type Meeting } from './meeting.ts'
import { machineLog } from './machine-log.ts'
import { acquaintances } from './treadmill/acquaintance.ts'
import { keepIfInclineIsTold } from './treadmill/incline-told.ts'
import { keepConnected } from './treadmill/keep-connected.ts'
import { isWithoutBluetooth, notConnectedBy } from './treadmill/not-connected.ts'
import type { Machine, TreadmillPort } from './treadmill/treadmill.ts'
import { machineOfRun } from './treadmill/machine-of-run.ts'
import { belongsToAnother, SIMULATED } from './treadmill/search-target.ts'
import { keepReport } from './overheard.ts'
import { voiceOn } from './voice-on.ts'
import { watchOn, type Watch } from './watch.ts'
import { readFor } from './plan-files/face.ts'
import { namedPlans, type NamedPlans } from './named-plans.ts'
import { PRESETS } from './workout/presets.ts'

/** A daemon that leaves waits no longer than this for the disk, ms. */
const WRITTEN_AT_END_MS = 3000

export interface Crescendo {
  readonly daemon: Daemon
  readonly watch: Watch
  /** True where an unfinished run belongs to another treadmill than the one that was chosen: none is looked for until it is over. */
  readonly runIsOnAnother: boolean
  /** The treadmill that is run on, or searched for, from the start. */
  readonly first: ReturnType<typeof firstChoice>
  readonly choose: ChosenPlan['choose']
  readonly plans: Pick<NamedPlans, 'named' | 'names'> & { readonly read: ReturnType<typeof readFor> }
  readonly meeting: Meeting
  /** Listens: the panel on loopback, the kiosk where it was told to. */
  serve(): Promise<Served>
  readonly close: () => Promise<void>
  /** Resolves once what happens can be written down. */
  readonly ready: Promise<void>
}

/**
 * Made of every folder here and nowhere else: data, treadmill, loop, and the HTTP face on demand. Nothing here is shared
 * with another of its kind: many fit in one process, each with a data folder of its own. `lost` is told when there is no Bluetooth for a named treadmill; once it was connected, a lost adapter is waited for.
 *
 * @param built the folder of what was built: the writing thread and the panel
 * @throws HistoryError where the data folder is another daemon's, or cannot be used
 */
export async function compose(
  config: Config,
  built: URL,
  clock: Clock,
  log: Logger,
  say: (found: FoundAtStart) => void,
  lost: (error: Error) => void,
): Promise<Crescendo> {
  const unlock = await lockFolder(config.dataDir)
  const writer = threadedWriter(new URL('writer-thread.js', built), config.dataDir)
  const history = historyOn(config, writer, log)
  const canWrite = writer.open()
  history.found.forEach(say)
  const memory = config.isGym
    ? guestMemory(history.memory)
    : lockedMemory(history.memory, () => runners?.isLocked() === true)
  const isSimulatedAlone = config.treadmill === SIMULATED && clock.scale !== 1
  const first = firstChoice(config, memory, isSimulatedAlone)
  const runsOn = machineOfRun(first.address, first.name)
  /** The treadmill that was connected last. */
  let machine: Machine | null = null
  let port: TreadmillPort | null = null
  const runLog = machineLog(
    history.log,
    runsOn,
    memory,
    () => {
      connection.lookAgain()
      meeting.over()
      void history.log.written(WRITTEN_AT_END_MS).then(() => sync?.look())
    },
    (facts, by) => known.learn(machine, facts, by),
  )
  const hadGuests = history.hasGuests()
  const unfinished = carryOnUnfinished(history, config.isGym, say)
  if (hadGuests) history.log.forgetGuests()
  if (unfinished !== null && unfinished.machine !== null) runsOn.begin(unfinished.machine)
  const runIsOnAnother = runsOn.searchTarget() === null
  if (unfinished !== null && unfinished.machine !== null && runIsOnAnother) {
    say(belongsToAnother(unfinished.carriedOn.run.startedAt, unfinished.machine))
  }
  const anotherMachine = runIsOnAnother ? (first.name ?? first.address) : undefined
  const carriedOn = unfinished === null ? null : { ...unfinished.carriedOn, anotherMachine }
  const daemon = startDaemon(clock, runLog, carriedOn, () => connection.tryNow())
  const watch = watchOn(monotonicClock(), (forMs) => daemon.unwatched(forMs))
  const searchedAs = () => runsOn.searchTarget()?.nameOrAddress ?? null
  const known = acquaintances(memory, searchedAs, monotonicClock(), config.simulate.length > 0)
  const source = treadmillSourceOf(config, clock, log, known, built)
  const sensors = sensorsBeside(config, source, daemon, log)
  const owner = ownerOf(history.owner, monotonicClock())
  // A ceiling that cannot be read is said now, and not passed over.
  if (config.isGym) owner.now()
  const runner = toldRunner(
    memory,
    () => monotonicClock().wallMs(),
    () => runners?.which() ?? {},
  )
  const forgotten = async (id: string) => sync?.forget(id)
  const shown = { daemon, overheard: source.overheard, meet: (isSame: boolean) => plans.meet(isSame), forgotten }
  const runners = config.isGym ? null : runnersOf(history, runner, config.isTerminal, shown)
  const voice = voiceOn(config, daemon, log)
  const plans = chosenPlan(
    (plan) => {
      const refusal = daemon.choose(plan)
      if (refusal === null) voice.prepare()
      return refusal
    },
    memory,
    runner,
    () => (machine === null ? null : known.planned(machine)),
    () => daemon.snapshot(),
    () =>
      config.isGym
        ? { gate: 'ask', ceilingKmh: owner.now().ceilingKmh }
        : { runsBefore: () => history.runs.page({ limit: '1' }).counts.crescendo },
  )
  const named = namedPlans(
    memory,
    (choices) => plans.preview(choices),
    PRESETS,
    ({ code }) => [english[code], spanish[code]],
    () => memory.choices()?.level ?? 'intermediate',
  )

  const meeting = meetingWith({
    met: () => machine && known.met(machine),
    take: (plan) => daemon.choose(plan),
    shown: () => daemon.snapshot(),
    heldOnTo: () => daemon.heldOnTo(),
    giveBack: () => void plans.meet(false),
    learned() {
      if (machine && port && daemon.snapshot().machine?.link === 'up') daemon.attach(port, known.facts(machine))
      choice.learned()
    },
    measured: () => plans.measured(),
    learn: (facts, by) => known.learn(machine, facts, by),
    isGym: config.isGym,
    clock,
  })
  const visits = config.isGym
    ? visitsOf(daemon, monotonicClock(), () => {
        runner.become(NOTHING_TOLD)
        memory.rememberChoices({})
        history.log.forgetGuests()
        source.overheard.forget()
        // The plan that is shown is made of what the guest told.
        if (daemon.snapshot().plan !== null) plans.meet(false)
      })
    : null
  const connection = keepConnected(
    source.central,
    clock,
    () => runsOn.searchTarget(),
    (link) => source.open(link),
    {
      connected(treadmill, by) {
        const isSame = machine?.address === treadmill.machine.address
        machine = treadmill.machine
        port = treadmill
        if (by === 'name-elsewhere') choice.moved(machine)
        runsOn.meet(machine)
        daemon.attach(treadmill, known.facts(machine), by)
        sensors.beside(treadmill)
        log.info(`connected to ${machine.name}`)
        const refusal = plans.meet(isSame)
        if (refusal !== null) log.warn(sentenceOf(refusal))
        keepIfInclineIsTold(treadmill, known, () => meeting.found())
      },
      failed(error) {
        if (choice.isOfCommandLine() && isWithoutBluetooth(error, machine !== null)) lost(error)
        else {
          log.warn(error.message)
          daemon.couldNotConnect(notConnectedBy(error, runsOn.searchTarget()))
        }
      },
    },
  )
  const choice = choosingTreadmill(config, isSimulatedAlone, {
    session: daemon,
    air: source.central,
    clock: monotonicClock(),
    runsOn,
    memory,
    met: () => machine,
    metOn: () => meeting.met()?.metOn ?? null,
    chosen() {
      machine = null
      void connection.letGo()
    },
  })
  const coaching = config.isGym
    ? null
    : coachingOf({
        ...history.coach,
        run: (id) => history.runs.get(id),
        chosen: () => memory.choices() ?? {},
        runner: () => runner.now(),
        machine: () => (machine === null ? ANY_MACHINE : known.planned(machine)),
        wallMs: () => monotonicClock().wallMs(),
      })
  const files = runFilesIn(new URL('export-thread.js', built), config.dataDir)
  const sync = config.isGym ? null : syncingOn(config, history, files, () => daemon.snapshot().run !== null, log)
  const serving = servingOf(config, built, log, {
    ...{ daemon, watch, plans, named, coaching, runner, history, visits },
    ...{ owner, meeting, choice, voice, files, sync, runners },
    overheard: source.overheard,
  })
  const stopMeasuring = measureLag(
    monotonicClock(),
    tellLag(log, (ms) => daemon.wasBusy(ms)),
  )
  const stopBackups = keepWeekly(config.dataDir, new URL('backup-process.js', built), monotonicClock(), daemon, {
    made: (file, runs) => log.info(`backed up: ${runs} runs in ${file}`),
    failed: (why) => log.warn(`There is no backup of this week: ${why}`),
  })
  const closers: (() => Promise<unknown> | void)[] = [
    () => serving.close(),
    () => sync?.close(),
    stopMeasuring,
    stopBackups,
    () => voice.close(),
    () => watch.close(),
    () => daemon.close(),
    () => runLog.interrupted(),
    // The will goes last: where the belt was not proven still, it is carried out as the radio leaves.
    () => source.central.close(),
    () => sensors.close(),
    () => choice.close(),
    () => connection.close(),
    () => visits?.close(),
    () => meeting.close(),
    () => (config.isGym ? history.log.forgetGuests() : keepReport(config.dataDir, source.overheard)),
    () => history.log.written(WRITTEN_AT_END_MS),
    () => writer.close(),
    () => history.close(),
    unlock,
  ]
  return {
    daemon,
    watch,
    ready: canWrite,
    runIsOnAnother,
    first,
    choose: (choices) => plans.choose(choices),
    plans: { ...named, read: readFor(() => runner.now(), plans) },
    meeting,
    async serve() {
      const served = await serving.serve(canWrite)
      sync?.look()
      return served
    },
    close: async () => {
      for (const close of closers.splice(0)) await close()
    },
  }
}
