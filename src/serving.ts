import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { askedOn } from './asked-on.ts'
import type { TreadmillChoice } from './choose-treadmill.ts'
import type { Coaching } from './coaching.ts'
import type { ChosenPlan } from './chosen-plan.ts'
import { monotonicClock } from './clock.ts'
import type { Config, KioskAddress } from './config.ts'
import type { Daemon } from './daemon.ts'
import type { RunFiles } from './export/in-thread.ts'
import { decidingOn, RUN_IS_ON } from './gym/deciding.ts'
import type { Owner } from './gym/owner.ts'
import { ownRuns } from './gym/own-runs.ts'
import type { Visits } from './gym/visits.ts'
import type { History } from './history/history.ts'
import { bringInto } from './import/bring-in.ts'
import { runsReadIn } from './import/in-thread.ts'
import type { Meeting } from './meeting.ts'
import type { NamedPlans } from './named-plans.ts'
import { planFilesWith, readingFor } from './plan-files/face.ts'
import { readToday } from './plan-files/of-today.ts'
import type { Overheard } from './overheard.ts'
import type { VoiceFace } from './server/deps.ts'
import { createKioskServer } from './server/kiosk/kiosk-server.ts'
import { ownNames } from './server/kiosk/own-names.ts'
import { listen } from './server/listen.ts'
import type { App } from './server/schemas.ts'
import { createServer } from './server/server.ts'
import type { Runners } from './runners.ts'
import type { SyncingOfAll } from './sync-on.ts'
import { offeredToday } from './sync/offered.ts'
import type { ToldRunner } from './told-runner.ts'
import type { Watch } from './watch.ts'
import { runSeriesIn } from './series/in-thread.ts'
import { PRESETS } from './workout/presets.ts'

/** A list waits for what was just handed over no longer than this, ms. */
const LISTED_WITHIN_MS = 500

/** Where it listens; `kioskPort` is null where there is no kiosk. */
export interface Served {
  readonly port: number
  readonly kioskPort: number | null
}

/** What the pages and their API are about. */
export interface Shown {
  readonly daemon: Daemon
  readonly watch: Watch
  readonly plans: ChosenPlan
  readonly named: NamedPlans
  /** Null where every runner is a guest. */
  readonly coaching: Coaching | null
  readonly runner: ToldRunner
  /** Null where every runner is a guest. */
  readonly runners: Runners | null
  readonly history: History
  /** Null where this is no gym. */
  readonly visits: Visits | null
  readonly owner: Owner
  readonly meeting: Meeting
  readonly choice: TreadmillChoice
  readonly overheard: Overheard
  readonly voice: VoiceFace
  readonly files: RunFiles
  /** Null in a gym. */
  readonly sync: SyncingOfAll | null
}

/**
 * The panel on loopback and the kiosk where it was told to.
 *
 * @param built the folder of what was built
 */
export function servingOf(config: Config, built: URL, log: Logger, shown: Shown) {
  const {
    daemon,
    watch,
    plans,
    named,
    coaching,
    runner,
    runners,
    history,
    visits,
    owner,
    meeting,
    choice,
    overheard,
    voice,
    files,
    sync,
  } = shown
  const open: App[] = []
  const listening = (server: App, at: KioskAddress): Promise<number> => {
    open.unshift(server)
    return listen(server, at)
  }
  const series = runSeriesIn(new URL('series-thread.js', built), config.dataDir)
  const written = history.runsOnceWritten(LISTED_WITHIN_MS)
  const notNow = () => (daemon.snapshot().run === null ? null : RUN_IS_ON)
  const bringIn = bringInto({
    read: runsReadIn(new URL('import-thread.js', built), config.dataDir),
    keep: (run) => written.bringIn(run),
    get: (id) => written.get(id),
    notNow,
    trouble: (error) => log.error(error, 'The file of a run was not read.'),
  })
  /** Of the current runner's runs alone. */
  const seriesOf = async (id: string) => ((await written.opened(id)) === null ? null : series(id))
  return {
    /** @param ready resolves once what happens can be written down */
    async serve(ready: Promise<void>): Promise<Served> {
      const faces = { clock: monotonicClock(), voice, webRoot: fileURLToPath(new URL('web', built)), logger: log }
      const server = createServer({
        ...faces,
        session: {
          ...daemon,
          ask: (ask) => runners?.refusalOf(ask) ?? visits?.refusalOf(ask) ?? askedOn(daemon, plans, ask),
        },
        watch,
        plans: {
          ...plans,
          ...named,
          presets: () => PRESETS,
          current: () => daemon.snapshot().plan,
          choose(choices) {
            visits?.nextAfterReport()
            return plans.choose(choices)
          },
        },
        ownPlans: config.isGym ? null : named,
        planFiles: planFilesWith({
          runner: () => runner.now(),
          preview: (choices) => plans.preview(choices),
          planOf: (id) => named.planOf(id),
          notNow,
          wallMs: () => monotonicClock().wallMs(),
        }),
        coach: coaching && { ...coaching, now: () => (runners?.isLocked() === true ? null : coaching.now()) },
        runner: {
          ...runner,
          // Of one who was not let in nobody knows what they have read: why no run begins is that.
          hasRead: () => runners?.isLocked() === true || runner.hasRead(),
          tell(change) {
            visits?.nextAfterReport()
            return plans.tell(change)
          },
          next: () => (visits?.next() === false ? RUN_IS_ON : plans.leaveReport()),
        },
        runs:
          visits === null
            ? { ...written, removal: written, over: written, file: files, series: seriesOf, bringIn }
            : ownRuns(written, (id) => visits.isOwnRun(id)),
        runners,
        offersHistory: !config.isGym,
        owner: config.isGym ? decidingOn(owner, daemon, runner, plans) : null,
        sync: sync && {
          ...sync,
          today: offeredToday({
            planned: () => sync.today(),
            read: readToday(readingFor(() => runner.now(), plans)),
            notNow,
          }),
        },
        meeting,
        machines: { ...choice, current: () => daemon.snapshot().machine, report: () => overheard.report() },
      })
      await ready
      const port = await listening(server, { host: 'localhost', port: config.port })
      if (config.kiosk === null) return { port, kioskPort: null }
      const kiosk = createKioskServer({ ...faces, session: daemon, boot: randomUUID(), hosts: ownNames })
      return { port, kioskPort: await listening(kiosk, config.kiosk) }
    },
    async close(): Promise<void> {
      for (const server of open.splice(0)) await server.close()
    },
  }
}
