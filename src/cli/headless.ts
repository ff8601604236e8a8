import { randomBytes } from 'node:crypto'
import type { Ask } from '../../protocol/panel/asks.ts'
import { PLAIN_ASKS } from '../../protocol/panel/asks.ts'
import type { PhaseView, Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { messageOf, sentenceOf } from '../../protocol/words/sentence-of.ts'
import { mphFromKmh, METRES_PER_MILE } from '../../protocol/units.ts'
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

const KNOWN = ['slower', 'faster', ...PLAIN_ASKS].join(', ')

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
  terminal.print(`Type what you ask for, one a line: ${KNOWN}.`)
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
  print('Press a key at least once a minute, or somebody is missing at the belt: it slows to a walk and stops.')
  let forget = (): void => undefined
  const prove = (): void => {
    watch.prove(TERMINAL_PROOF_MS)
    forget()
    forget = clock.after(TERMINAL_PROOF_MS, () => {
      if (moves()) print('! No key was pressed for a minute. Press one, or in 60 s the belt slows to a walk and stops.')
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
    if (ask === null) terminal.print(`"${word}" is not something to ask for. Known: ${KNOWN}.`)
    else {
      const refusal = daemon.ask(ask)
      if (refusal !== null) terminal.print(sentenceOf(refusal))
    }
  }
}

function askOf(word: string, id: string): Ask | null {
  if (word === 'slower' || word === 'faster') return { id, ask: word }
  const [name, speed] = word.split(/\s+/)
  const plain = PLAIN_ASKS.find((kind) => kind === name)
  if (plain === undefined) return null
  const toKmh = speed === undefined ? NaN : Number(speed)
  return (plain === 'go' || plain === 'resume-plan') && Number.isFinite(toKmh)
    ? { id, ask: plain, toKmh }
    : { id, ask: plain }
}

/** Prints what changed; true once the run is over. */
function narrator(terminal: Terminal, done: () => void): (snapshot: Snapshot) => boolean {
  let phase = ''
  let belt = ''
  let saidAtS = -Infinity
  let spoken = 0
  let banners = ''
  let splits = 0
  return (snapshot) => {
    const bannersNow = snapshot.banners.map((banner) => `! ${messageOf(banner) ?? ''}`).join('\n')
    // One that counts down is said once.
    const isNew = uncounted(bannersNow) !== uncounted(banners)
    if (isNew && bannersNow !== '') terminal.print(bannersNow)
    banners = bannersNow
    if (snapshot.announcement !== null && snapshot.announcement.serial > spoken) {
      spoken = snapshot.announcement.serial
      terminal.print(`  “${sentenceOf(snapshot.announcement)}”`)
    }
    for (const split of snapshot.splits.slice(splits)) terminal.print(splitLine(split, unitOf(snapshot)))
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
const unitOf = (snapshot: Snapshot): 'mi' | 'km' => snapshot.plan?.unit ?? 'km'
const speedText = (kmh: number | null, unit: 'mi' | 'km'): string =>
  kmh === null ? '–' : unit === 'mi' ? `${mphFromKmh(kmh).toFixed(1)} mph` : `${kmh.toFixed(1)} km/h`
const distanceText = (metres: number, unit: 'mi' | 'km'): string =>
  unit === 'mi' ? `${(metres / METRES_PER_MILE).toFixed(2)} mi` : `${(metres / 1000).toFixed(2)} km`
const clockText = (s: number): string => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, '0')}`

function nameOf({ kind, mile }: Pick<PhaseView, 'kind' | 'mile'>): string {
  return mile === null ? kind : `mile ${mile}`
}

function progressLine(snapshot: Snapshot): string {
  const unit = unitOf(snapshot)
  const { measured, targetKmh, toFinish } = snapshot
  const parts = [
    `${nameOf(snapshot.phase)}, belt ${snapshot.belt}`,
    `${speedText(measured.speedKmh, unit)} (target ${speedText(targetKmh, unit)})`,
    distanceText(snapshot.distanceM, unit),
  ]
  if (toFinish !== null) parts.push(`finish in ${distanceText(toFinish.distanceM, unit)}, ${clockText(toFinish.timeS)}`)
  if (snapshot.held !== null) parts.push(`held: ${snapshot.held}`)
  return parts.join(' · ')
}

function splitLine(split: Split, unit: 'mi' | 'km'): string {
  const gain =
    split.gainS === null
      ? ''
      : split.gainS >= 0
        ? ` ▲ ${Math.round(split.gainS)} s`
        : ` ▼ ${Math.round(-split.gainS)} s`
  return `✓ ${nameOf(split)}: ${distanceText(split.distanceM, unit)} in ${clockText(split.timeS)}, ${speedText(split.averageKmh, unit)}${gain}`
}
