import { hostname } from 'node:os'
import { createInterface } from 'node:readline'
import { Command, CommanderError } from 'commander'
import { pino, type Logger } from 'pino'
import { radioCentral } from './treadmill-source.ts'
import { PIN } from '../protocol/panel/owner.ts'
import { saidIn } from '../protocol/words/language.ts'
import { GattError } from './bluetooth/gatt.ts'
import { decodeCommand } from './cli/decode.ts'
import { runHeadless } from './cli/headless.ts'
import { runLive } from './cli/live-run.ts'
import { leaveOnSignals, outliveTerminal } from './cli/leaving.ts'
import { PlanFileError, readPlanFile } from './cli/plan-file.ts'
import { scanAdvice, scanLine } from './cli/scan.ts'
import { spoken } from './cli/spoken.ts'
import { ttyOf } from './cli/tty.ts'
import { monotonicClock, simulatedClock, type Clock } from './clock.ts'
import type { Watched } from './cli/proofs.ts'
import type { Crescendo } from './compose.ts'
import { configOf, lacksAdapter, UsageError, type Config, type Typed } from './config.ts'
import type { Daemon } from './daemon.ts'
import { keepHeapSmall } from './heap.ts'
import { keptPin } from './gym/owner.ts'
import { makeFolder } from './history/folder.ts'
import { HistoryError } from './history/history-error.ts'
import { keepOwnerPin } from './history/owner-pin.ts'
import { MISBEHAVIOURS } from './simulator/misbehaviours.ts'
import { scanForMachines } from './treadmill/find-treadmill.ts'
import { working, type Working } from './terminal/working.ts'
import { choiceFor, SIMULATED } from './treadmill/search-target.ts'

/** Exit codes of sysexits.h. */
const EXIT = { ok: 0, usage: 64, badData: 65, unavailable: 69 } as const
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
  else if (first.address === SIMULATED || tty.errors === null) console.log(searchOf(first))
  if (first.address !== SIMULATED && !crescendo.runIsOnAnother) await connected(crescendo)
}

/** Waits for the treadmill, and shows meanwhile that it is looked for, and for how long. */
async function connected({ daemon, first }: Crescendo): Promise<void> {
  const search = tty.errors === null || first.address === SIMULATED ? null : during(searchOf(first))
  while (daemon.snapshot().machine === null) await new Promise<void>((done) => realTime.after(100, done))
  search?.end()
  const { machine } = daemon.snapshot()
  if (machine !== null && search !== null) say(words.terminal.connectedTo(machine.name))
}

/** What takes its time: where there is a terminal, with how long it took so far; else in a plain line. */
function during(says: string): Working {
  if (tty.errors === null) {
    say(says)
    return { line: (text) => console.log(text), end: () => undefined }
  }
  const shown = working(tty.errors, realTime, says, words.terminal.forSoFar)
  process.once('exit', () => shown.end())
  // What is found goes to standard output, also where that is none of this terminal.
  return process.stdout.isTTY ? shown : { ...shown, line: (text) => console.log(text) }
}

/** What is run on, or looked for. */
function searchOf({ address, name }: Crescendo['first']): string {
  if (address === SIMULATED) return lacksAdapter() ? words.terminal.onSimulatedAlone : words.terminal.onSimulated
  return address === 'auto' ? words.terminal.lookingForAny : words.terminal.lookingFor(name ?? address)
}

/** What a browser is told; listening everywhere, this computer's own name. */
const hostInUrl = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? hostname() : host.includes(':') ? `[${host}]` : host

/** `run PLAN`: a run in the terminal. */
async function run(path: string, { watched = false, ...typed }: Typed & { watched?: boolean }): Promise<void> {
  const typedOnly = configOf(typed, process.env)
  // What was chosen in the panel is for the panel.
  const config = { ...typedOnly, treadmillIsGiven: true }
  const choices = readPlanFile(path)
  const clock = clockOf(config)
  const crescendo = await composed(config, clock)
  await crescendo.ready
  await connected(crescendo)
  const { run: open } = crescendo.daemon.snapshot()
  if (open !== null) say(words.terminal.comesFirst(open.startedAt, path))
  const chosen = open === null ? crescendo.choose(choices) : null
  if (chosen !== null && !chosen.ok) {
    await crescendo.close()
    return leave(EXIT.badData, saidIn(spoken, chosen.refusal))
  }
  const { daemon, watch } = crescendo
  const seen = { watch, clock: realTime, byOthers: watched }
  await (tty.isLive ? live(daemon, seen) : inLines(daemon, seen))
  await crescendo.close()
}

/** Where it is piped: asks are read line by line, and what happens is printed so. */
async function inLines(daemon: Daemon, seen: Watched): Promise<void> {
  const lines = createInterface({ input: process.stdin })
  await runHeadless(daemon, seen, { lines, keys: () => () => undefined, print: tty.print })
  lines.close()
}

/** In a terminal every key is heard as it is pressed; Ctrl-C is then no signal by itself. */
async function live(daemon: Daemon, seen: Watched): Promise<void> {
  outliveTerminal([process.stdin])
  const { size, resized, paint } = tty
  const heard = new Set<(key: string) => void>()
  const deafen = tty.keys(
    (key) => heard.forEach((pressed) => pressed(key)),
    () => process.kill(process.pid, 'SIGINT'),
  )
  const keys = (pressed: (key: string) => void): (() => void) => {
    heard.add(pressed)
    return () => heard.delete(pressed)
  }
  const terminal = { block: tty.block(), size, resized, keys, paint, language: spoken, clock: realTime }
  await runLive(daemon, seen, terminal)
  deafen()
}

/** `owner-pin`: asked for once, by whoever has this computer's command line. */
async function ownerPin(typed: Typed): Promise<void> {
  const { dataDir } = configOf(typed, process.env)
  const lines = createInterface({ input: process.stdin })
  say(words.terminal.typePin)
  let pin = ''
  for await (const line of lines) {
    pin = line.trim()
    break
  }
  if (!new RegExp(PIN).test(pin)) return leave(EXIT.badData, words.terminal.noPin)
  await keepOwnerPin(dataDir, realTime.wallMs(), await keptPin(pin))
  say(words.terminal.pinKept)
}

/** Each with the rows of the table of real treadmills that it plays. */
function listScripts(): void {
  for (const { name, quirks } of MISBEHAVIOURS) console.log(words.terminal.plays(name, quirks))
}

async function scan(typed: Typed): Promise<void> {
  const config = configOf({ treadmill: 'auto', ...typed }, process.env)
  makeFolder(config.dataDir)
  const central = radioCentral(config, logOf(config))
  const listening = during(words.terminal.listening(SCAN_MS / 1000))
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
    new URL('.', import.meta.url),
    clock,
    logOf(config),
    (found) => say(saidIn(spoken, found)),
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

function leave(code: number, line: string): void {
  say(line)
  process.exit(code)
}

/** Without Bluetooth: what to do then, too. */
const withWayOn = (error: Error): string =>
  error instanceof GattError && error.problem === 'no-bluetooth'
    ? `${error.message}\n${words.terminal.withoutBluetooth}`
    : error.message

function explain(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage)
  const message = error instanceof Error ? error.message : String(error)
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (inUse) leave(EXIT.unavailable, words.terminal.portInUse(message))
  if (error instanceof UsageError) leave(EXIT.usage, message)
  if (error instanceof PlanFileError) leave(EXIT.badData, message)
  if (error instanceof GattError || error instanceof HistoryError) leave(EXIT.unavailable, withWayOn(error))
  throw error
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
  .option('--hci <unix:PATH>', 'a Bluetooth controller that speaks H4 on a socket, instead of the kernel’s')
  .option('--adapter <hciN>', 'the Bluetooth adapter to use (default: the first one that is switched on)')
  .option('--time-scale <number>', 'run faster than time, up to 600 times; simulated treadmill only')
  .option(
    '--virtual-controller',
    'for tests: no real belt can hear the controller of --hci, so that --time-scale may be used with it too',
  )
  .option('--simulate <scripts>', 'a simulated treadmill that misbehaves in these ways: toggle-start,step-counts')
  .option('--list-scripts', 'list every way in which the simulated treadmill can misbehave, and leave')
  .option('--piper-voice <file>', 'a voice for Piper (en_US-….onnx); once for each language', gathered)
  .option('--piper <program>', 'where Piper is (default: piper); without a voice for it, espeak-ng speaks')
  .option('--log-level <level>', 'fatal, error, warn, info, debug, trace or silent (default warn)')
  .allowExcessArguments()
  .exitOverride()
program.action((_, command: Command) => {
  if (command.opts<{ listScripts?: boolean }>().listScripts === true) return listScripts()
  const [unknown] = command.args
  if (unknown === undefined) return start(command.opts<Typed>())
  const known = command.commands.map((sub) => sub.name()).join(', ')
  throw new UsageError(`There is no command "${unknown}". Known: ${known}; without one, the panel is started.`)
})
program
  .command('owner-pin')
  .description('set the PIN by which the owner of a gym decides its ceiling')
  .action((_, command: Command) => ownerPin(command.optsWithGlobals<Typed>()))
program
  .command('scan')
  .description('list the treadmills that can be heard')
  .action((_, command: Command) => scan(command.optsWithGlobals<Typed>()))
program
  .command('run <plan.json>')
  .description('a run in this terminal, without the panel, by keys; piped, asks are typed, one a line')
  .option('--watched', 'somebody sees the belt otherwise: no key is needed to keep it moving')
  .action((path: string, _, command: Command) => run(path, command.optsWithGlobals<Typed & { watched?: boolean }>()))
program
  .command('decode <uuid> <hex...>')
  .description('a characteristic’s octets as JSON, for bug reports: decode 2ACD 00003403')
  .action((uuid: string, hex: string[]) => {
    const { stdout, stderr, exitCode } = decodeCommand(uuid, hex)
    if (stdout !== '') console.log(stdout)
    if (stderr !== '') say(stderr)
    process.exitCode = exitCode
  })
program.parseAsync().catch(explain)
