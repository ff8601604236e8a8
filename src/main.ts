import { Command } from 'commander'
import { pino, type Logger } from 'pino'
import { radioCentral } from './treadmill-source.ts'
import { saidIn } from '../protocol/words/language.ts'
import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import { MOST_OCTETS, type PlanFileRefusal } from '../protocol/panel/plan-files.ts'
import type { PlanRefusal } from '../protocol/panel/plan.ts'
import { planFileSaid } from '../protocol/words/plan-files.ts'
import { foundIn } from '../protocol/words/terminal.ts'
import type { Outcome } from './cli/decode.ts'
import { beforeMeeting, reportOf } from './cli/check.ts'
import { hostInUrl } from './cli/host-in-url.ts'
import { leaveOnSignals, outliveTerminal } from './cli/leaving.ts'
import { isPlanFile, PlanFileError, planFileOctets } from './cli/plan-file.ts'
import { doctorSays } from './cli/doctor.ts'
import { runInTerminal } from './cli/run-in-terminal.ts'
import { scanAdvice, scanLine } from './cli/scan.ts'
import { connected, during, searchOf } from './cli/searching.ts'
import { spoken } from './cli/spoken.ts'
import { ttyOf } from './cli/tty.ts'
import { waysOf } from './cli/ways.ts'
import { monotonicClock, simulatedClock, type Clock } from './clock.ts'
import type { Crescendo } from './compose.ts'
import { configOf, lacksAdapter, UsageError, type Config, type Typed } from './config.ts'
import { backupFound } from './doctor/backup.ts'
import { thisComputer } from './doctor/computer.ts'
import { examine } from './doctor/examine.ts'
import { EXIT, failureOf, withWayOn } from './failure.ts'
import { keepHeapSmall } from './heap.ts'
import { makeFolder } from './history/folder.ts'
import { backupStateOf } from './keeping/backup-state.ts'
import { MISBEHAVIOURS } from './simulator/misbehaviours.ts'
import { ANY_MACHINE } from './chosen-plan.ts'
import { readPlan } from './plan-files/read.ts'
import { planOf } from './workout/plan.ts'
import { keptCommands } from './kept-commands.ts'
import { becomeRunner, runnerCommands } from './runner-commands.ts'
import { scanForMachines } from './treadmill/find-treadmill.ts'
import { choiceFor, SIMULATED } from './treadmill/search-target.ts'

const SCAN_MS = 10_000

/** Never scaled. */
const realTime = monotonicClock()
const { words } = spoken
const tty = ttyOf(process, process.env)

/** `npm start`: the panel. */
async function start(typed: Typed): Promise<void> {
  const config = configOf(typed, process.env)
  // Another treadmill may be chosen in the panel, a real one too where time goes at its own pace.
  const crescendo = await composed(config, config.timeScale === 1 ? realTime : clockOf(config))
  const { first } = crescendo
  const { port, kioskPort } = await crescendo.serve()
  await keepHeapSmall()
  console.log(words.terminal.panelIsAt(port))
  if (config.kiosk !== null) console.log(words.terminal.kioskIsAt(hostInUrl(config.kiosk.host), kioskPort ?? 0))
  const { run } = crescendo.daemon.snapshot()
  if (run !== null && !crescendo.runIsOnAnother) console.log(words.terminal.runIsOpen(run.startedAt))
  if (config.isGym) console.log(words.terminal.gym)
  if (config.simulate.length > 0) console.log(words.terminal.misbehaves(config.simulate))
  console.log(words.terminal.softwareStop)
  if (crescendo.runIsOnAnother) console.log(words.terminal.lookedForLater)
  else if (first.address === SIMULATED || tty.errors === null) console.log(searchOf(first, lacksAdapter()))
  if (first.address !== SIMULATED && !crescendo.runIsOnAnother)
    await connected(crescendo, tty, realTime, lacksAdapter())
}

/** Everything, and a treadmill. What was chosen in the panel is for the panel. */
async function forTerminal(typed: Typed): Promise<Crescendo> {
  const config = { ...configOf(typed, process.env), treadmillIsGiven: true, isTerminal: true }
  const crescendo = await composed(config, clockOf(config))
  await crescendo.ready
  await connected(crescendo, tty, realTime, lacksAdapter())
  return crescendo
}

/** `run PLAN`: a run in the terminal. */
async function run(plan: string, { watched = false, ...typed }: Typed & { watched?: boolean }): Promise<void> {
  const file = isPlanFile(plan) ? planFileOctets(plan, MOST_OCTETS) : null
  // What is no plan for anybody is said before a treadmill is looked for.
  const tried =
    file === null ? null : readPlan(file, { reference: null, unit: 'mi', plan: (of) => planOf(of, ANY_MACHINE) })
  if (tried?.ok === false && tried.refusal.error === 'plan-file-refused')
    throw new PlanFileError(planFileSaid(spoken, tried.refusal))
  const { daemon, watch, plans, choose, close } = await forTerminal(typed)
  const read = file === null ? null : plans.read(file)
  const choices = read === null ? plans.named(plan) : read.ok ? read.preview.choices : null
  const { run: open } = daemon.snapshot()
  if (open !== null) say(words.terminal.comesFirst(open.startedAt, plan))
  const chosen = open === null && choices !== null ? choose(choices) : null
  const refusal = read?.ok === false ? read.refusal : chosen?.ok === false ? chosen.refusal : null
  if (choices === null || refusal !== null) {
    const noPlan = words.terminal.noPlanCalled(plan, plans.names().join(', '))
    await close()
    return leave(EXIT.badData, refusal === null ? noPlan : whyOf(refusal))
  }
  if (read?.ok === true) for (const loss of read.preview.losses) say(`- ${planFileSaid(spoken, loss)}`)
  await runInTerminal(daemon, { watch, clock: realTime, byOthers: watched }, tty, realTime)
  await close()
}

const whyOf = (refusal: PlanFileRefusal | PlanRefusal | AskRefusal): string =>
  refusal.error === 'plan-file-refused' ? planFileSaid(spoken, refusal) : saidIn(spoken, refusal)

/** `check`: a first meeting in the terminal, and its report; one that was met before is only reported. */
async function check({ again = false, watched = false, ...typed }: Typed & { again?: boolean; watched?: boolean }) {
  const crescendo = await forTerminal(typed)
  const { daemon, watch, meeting } = crescendo
  const seen = { watch, clock: realTime, byOthers: watched }
  const before = meeting.met()
  const isDue = again || before === null || before.metOn === null
  const refusal = isDue ? meeting.begin(true) : null
  if (isDue && refusal === null) {
    console.log(beforeMeeting(before?.profile.lagMs.from.by === 'proposed'))
    await runInTerminal(daemon, seen, tty, realTime)
  }
  console.log(reportOf(meeting.met()))
  say(isDue ? words.terminal.meeting.share : words.terminal.meeting.again)
  await crescendo.close()
  if (refusal !== null) leave(EXIT.unavailable, saidIn(spoken, refusal))
}

/** The folder of what was built: the radio process, the threads and the panel. */
const BUILT = new URL('.', import.meta.url)

/** `doctor`, with what of it is typed. */
async function doctor(typed: Typed, asJson: boolean, control: boolean): Promise<void> {
  const config = configOf({ treadmill: 'auto', ...typed }, process.env)
  makeFolder(config.dataDir)
  const central = radioCentral(config, logOf(config), BUILT)
  const asked = { treadmill: config.treadmill, control }
  const findings = await examine(thisComputer(), config.adapter, central, realTime, asked)
  const backup = backupFound(backupStateOf(config.dataDir, realTime.wallMs()))
  printed(doctorSays([...findings, backup], asJson))
  await central.close()
}

async function scan(typed: Typed): Promise<void> {
  const config = configOf({ treadmill: 'auto', ...typed }, process.env)
  makeFolder(config.dataDir)
  const central = radioCentral(config, logOf(config), BUILT)
  const listening = during(tty, realTime, words.terminal.listening(SCAN_MS / 1000))
  const machines = await scanForMachines(central, realTime, SCAN_MS, (machine) => listening.line(scanLine(machine)))
  listening.end()
  say(scanAdvice(choiceFor(machines)))
  await central.close()
}

/** Everything, and how it ends. */
async function composed(config: Config, clock: Clock): Promise<Crescendo> {
  outliveTerminal([process.stdout, process.stderr])
  // Fetched by who runs alone: to read it is a third of what a word about a typing error would take.
  const { compose } = await import('./compose.ts')
  const crescendo = await compose(
    config,
    BUILT,
    clock,
    logOf(config),
    (found) => say(foundIn(spoken, found)),
    (error) => leave(EXIT.unavailable, withWayOn(error)),
  )
  const { daemon, close } = crescendo
  leaveOnSignals({ standStill: (withinMs) => daemon.standStill(withinMs), close }, say, (code) => process.exit(code))
  return crescendo
}

function logOf({ logLevel }: Config): Logger {
  // A line in the midst of what is drawn in place would tear it.
  if (tty.isLive && process.stderr.isTTY) return pino({ level: logLevel }, { write: (line) => say(line.trimEnd()) })
  const stream = pino.destination(2)
  outliveTerminal([stream])
  return pino({ level: logLevel }, stream)
}

/** The simulated treadmill keeps its own time; a real belt has the computer's. */
const clockOf = ({ treadmill, timeScale }: Config): Clock =>
  treadmill === SIMULATED ? simulatedClock(timeScale) : monotonicClock(timeScale)

const say = (line: string): void => tty.say(line)

function printed({ stdout, stderr, exitCode }: Outcome): void {
  if (stdout !== '') console.log(stdout)
  if (stderr !== '') say(stderr)
  process.exitCode = exitCode
}

function leave(code: number, line: string): void {
  say(line)
  process.exit(code)
}

function explain(error: unknown): never {
  const failure = failureOf(error)
  if (failure === null) throw error
  if (failure.line !== null) say(failure.line)
  process.exit(failure.code)
}

/** An option that may be given several times. */
const gathered = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

const program = new Command('crescendo')
  .description('A treadmill that paces you: each mile faster than the last, then the sprint.')
  .option('--treadmill <which>', 'auto, a name or an address; without it, the simulated treadmill')
  .option('--port <number>', 'where the panel is served, on this computer alone (default 4880)')
  .option('--kiosk <host:port>', 'where screens on a wall are served to the network, to look at only (0.0.0.0:4881)')
  .option('--gym', 'every runner is a guest, of whom nothing stays two minutes after their report')
  .option('--data <folder>', 'where runs are kept')
  .option('--runner <name>', 'whose the treadmill is from now on, of those who share it')
  .option('--hci <unix:PATH>', 'a Bluetooth controller that speaks H4 on a socket, instead of the kernel’s')
  .option('--adapter <hciN>', 'the Bluetooth adapter to use (default: the first one that is switched on)')
  .option('--strap <which>', 'a heart-rate strap beside the treadmill: auto for the nearest, a name or an address')
  .option('--foot-pod <which>', 'a foot pod beside it, as a second opinion on speed: likewise')
  .option('--time-scale <number>', 'run faster than time, up to 600 times; simulated treadmill only')
  .option(
    '--virtual-controller',
    'for tests: no real belt can hear the controller of --hci, so that --time-scale may be used with it too',
  )
  .option('--simulate <scripts>', 'a simulated treadmill that misbehaves in these ways: toggle-start,step-counts')
  .option('--list-scripts', 'list every way in which the simulated treadmill can misbehave, and leave')
  .option('--piper-voice <file>', 'a voice for Piper (en_US-….onnx); once for each language', gathered)
  .option('--piper <program>', 'where Piper is (default: piper); without a voice for it, espeak-ng speaks')
  .option('--intervals-url <url>', 'for tests: where intervals.icu is')
  .option('--log-level <level>', 'fatal, error, warn, info, debug, trace or silent (default warn)')
  .allowExcessArguments()
  .exitOverride()
program.action((_, command: Command) => {
  if (command.opts<{ listScripts?: boolean }>().listScripts === true) return console.log(waysOf(MISBEHAVIOURS, spoken))
  const [unknown] = command.args
  if (unknown === undefined) return start(command.opts<Typed>())
  const known = command.commands.map((sub) => sub.name()).join(', ')
  throw new UsageError(`There is no command "${unknown}". Known: ${known}; without one, the panel is started.`)
})
program
  .command('scan')
  .description('list the treadmills that can be heard')
  .action((_, command: Command) => scan(command.optsWithGlobals<Typed>()))
program
  .command('check')
  .description(
    'a first meeting with a treadmill: what it is like, found at a walk with your feet on the rails, and a report',
  )
  .option('--again', 'also with one that was met before')
  .option('--watched', 'somebody sees the belt otherwise: no key is needed to keep it moving')
  .action((_, command: Command) => check(command.optsWithGlobals<Typed & { again?: boolean; watched?: boolean }>()))
program
  .command('run <plan>')
  .description(
    'a run in this terminal, without the panel, of a plan by its name or of a file (.json, .zwo, .fit, .txt): by keys; piped, asks are typed, one a line',
  )
  .option('--watched', 'somebody sees the belt otherwise: no key is needed to keep it moving')
  .action((plan: string, _, command: Command) => run(plan, command.optsWithGlobals<Typed & { watched?: boolean }>()))
program
  .command('doctor')
  .description('what stands between this computer and a treadmill, each with the one command that mends it')
  .option('--json', 'as JSON')
  .option('--ask-control', 'ask the treadmill for control too, with nobody on its belt: some move on it')
  .action((options: { json?: boolean; askControl?: boolean }, command: Command) =>
    doctor(command.optsWithGlobals<Typed>(), options.json === true, options.askControl === true),
  )
runnerCommands(program, { say, printed, leave }, Date.now)
keptCommands(program, { say, printed, leave })
program.hook('preAction', async (_, command) => {
  const { runner } = command.optsWithGlobals<Typed>()
  if (runner !== undefined) await becomeRunner(command, runner, Date.now())
})
program.parseAsync().catch(explain)
