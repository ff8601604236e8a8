import { randomBytes } from 'node:crypto'
import { Value } from 'typebox/value'
import { AskSchema } from '../../protocol/panel/ask-schema.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import { PLAIN_ASKS } from '../../protocol/panel/asks.ts'
import type { DistanceUnit } from '../../protocol/panel/choices.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { phaseName } from '../../protocol/words/phase-name.ts'
import { ENGLISH, messageOf, sentenceOf } from '../../protocol/words/sentence-of.ts'
import type { Clock } from '../clock.ts'
import type { Daemon } from '../daemon.ts'
import type { Watch } from '../watch.ts'

/** Where a run without a panel is shown and asked from. */
export interface Terminal {
  readonly lines: AsyncIterable<string>
  /** Calls for every key that is pressed, where keys can be heard one by one. Returns its undo. */
  readonly keys: (pressed: () => void) => () => void
  readonly print: (line: string) => void
}

const { words, figures } = ENGLISH

/** How the runner says what the treadmill's display shows. */
const DISPLAY_SHOWS = ['console-says 1.8 km/h', 'console-says 1.1 mph']
const KNOWN = ['slower', 'faster', ...PLAIN_ASKS, ...DISPLAY_SHOWS].join(', ')

/** A line of progress at least this often, seconds of the run. */
const EVERY_S = 15

/** A key or a line in a terminal proves for this long that somebody watches, ms. */
const TERMINAL_PROOF_MS = 60_000

/** Who sees a run that has no screen: whoever answers the terminal, or somebody else, told by `--watched`. */
export interface Watched {
  readonly watch: Watch
  /** Real time. */
  readonly clock: Pick<Clock, 'after'>
  readonly byOthers: boolean
}

/**
 * `run PLAN`: the run in a terminal. Asks are typed, one a line (`begin`, `start`, `slower`, `stop` …); a key or a line
 * proves for a minute that somebody watches. Resolves once the run is over.
 */
export async function runHeadless(daemon: Daemon, watched: Watched, terminal: Terminal): Promise<void> {
  terminal.print(words.terminal.typeWhat(KNOWN))
  const proofs = proofsBy(terminal, watched, () => daemon.snapshot().belt === 'moving')
  const over = new Promise<void>((done) => {
    const say = narrator(terminal, done)
    const undo = daemon.subscribe(() => {
      if (say(daemon.snapshot())) undo()
    })
    say(daemon.snapshot())
  })
  void listen(daemon, terminal, proofs.prove)
  await over
  proofs.end()
}

/** What is done in the terminal, as proofs that somebody watches. Says when the last one runs out on a moving belt. */
function proofsBy(
  { keys, print }: Terminal,
  { watch, clock, byOthers }: Watched,
  moves: () => boolean,
): { readonly prove: () => void; readonly end: () => void } {
  if (byOthers) {
    watch.prove(Infinity)
    return { prove: () => undefined, end: () => undefined }
  }
  print(words.terminal.proveIt)
  let forget = (): void => undefined
  const prove = (): void => {
    watch.prove(TERMINAL_PROOF_MS)
    forget()
    forget = clock.after(TERMINAL_PROOF_MS, () => {
      if (moves()) print(`! ${words.terminal.proveItNow}`)
    })
  }
  const deafen = keys(prove)
  return {
    prove,
    end() {
      deafen()
      forget()
    },
  }
}

async function listen(daemon: Daemon, terminal: Terminal, prove: () => void): Promise<void> {
  // A run that came back from its journal knows the starts of the terminal it was begun in.
  const terminalId = randomBytes(6).toString('hex')
  let count = 0
  for await (const line of terminal.lines) {
    prove()
    const word = line.trim()
    if (word === '') continue
    const ask = askOf(word, `terminal-${terminalId}-${count++}`)
    if (ask === null) terminal.print(words.terminal.notAsked(word, KNOWN))
    else {
      const refusal = daemon.ask(ask)
      if (refusal !== null) terminal.print(sentenceOf(refusal))
    }
  }
}

function askOf(word: string, id: string): Ask | null {
  if (word === 'slower' || word === 'faster') return { id, ask: word }
  const [name, speed, unit] = word.split(/\s+/)
  if (name === 'console-says') return consoleSays(id, Number(speed), unit)
  const plain = PLAIN_ASKS.find((kind) => kind === name)
  if (plain === undefined) return null
  const toKmh = speed === undefined ? NaN : Number(speed)
  return (plain === 'go' || plain === 'resume-plan') && Number.isFinite(toKmh)
    ? { id, ask: plain, toKmh }
    : { id, ask: plain }
}

function consoleSays(id: string, speed: number, unit: string | undefined): Ask | null {
  const ask = { id, ask: 'console-says', speed, unit }
  return Value.Check(AskSchema, ask) ? ask : null
}

/** Prints what changed; true once the run is over. */
function narrator(terminal: Terminal, done: () => void): (snapshot: Snapshot) => boolean {
  let phase = ''
  let belt = ''
  let saidAtS = -Infinity
  let spoken = 0
  let banners = ''
  let asks = false
  let splits = 0
  return (snapshot) => {
    const bannersNow = snapshot.banners.map((banner) => `! ${messageOf(banner) ?? ''}`).join('\n')
    // One that counts down is said once.
    const isNew = uncounted(bannersNow) !== uncounted(banners)
    if (isNew && bannersNow !== '') terminal.print(bannersNow)
    banners = bannersNow
    const asksNow = snapshot.asks.includes('console-says')
    if (asksNow && !asks) terminal.print(`  ${words.terminal.typeDisplay(DISPLAY_SHOWS)}`)
    asks = asksNow
    if (snapshot.announcement !== null && snapshot.announcement.serial > spoken) {
      spoken = snapshot.announcement.serial
      terminal.print(`  “${sentenceOf(snapshot.announcement)}”`)
    }
    for (const split of snapshot.splits.slice(splits)) terminal.print(splitLine(split, snapshot.plan))
    splits = snapshot.splits.length
    const phaseNow = `${snapshot.phase.kind} ${snapshot.phase.mile ?? ''}`
    const atS = snapshot.atMs / 1000
    if (phaseNow !== phase || snapshot.belt !== belt || atS - saidAtS >= EVERY_S) {
      phase = phaseNow
      belt = snapshot.belt
      saidAtS = atS
      terminal.print(progressLine(snapshot))
    }
    if (snapshot.phase.kind !== 'done') return false
    done()
    return true
  }
}

const uncounted = (words: string): string => words.replaceAll(/\d+ s\b/g, '')

function progressLine(snapshot: Snapshot): string {
  const { measured, targetKmh, toFinish, plan, phase, belt, held } = snapshot
  const unit = unitOf(plan)
  const phaseWords = phaseName(phase, plan, ENGLISH)
  const beltWords = words.terminal.belts[belt]
  const parts = [
    phaseWords === '' ? beltWords : `${phaseWords}, ${beltWords}`,
    figures.speedFor(measured.speedKmh, unit),
    ...(targetKmh === null ? [] : [words.terminal.target(figures.speedFor(targetKmh, unit))]),
    figures.lengthWords(snapshot.distanceM, unit),
  ]
  if (toFinish !== null) {
    const finish = phaseName({ kind: 'finish', mile: null }, plan, ENGLISH)
    const length = figures.lengthWords(toFinish.distanceM, unit)
    parts.push(words.terminal.finishIn(finish, length, figures.countdown(toFinish.timeS)))
  }
  if (held !== null) parts.push(words.terminal.held[held])
  return parts.join(' · ')
}

function splitLine(split: Split, plan: Plan | null): string {
  const unit = unitOf(plan)
  const { distanceM, timeS, averageKmh, gainS } = split
  const length = figures.lengthWords(distanceM, unit)
  const speed = figures.speedFor(averageKmh, unit)
  const ran = words.terminal.split(phaseName(split, plan, ENGLISH), length, figures.clock(timeS), speed)
  return `✓ ${ran}${gainS === null ? '' : ` ${words.terminal.gained(Math.round(gainS))}`}`
}

const unitOf = (plan: Plan | null): DistanceUnit => plan?.unit ?? 'km'
