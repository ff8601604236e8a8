import { randomBytes } from 'node:crypto'
import type { Ask } from '../../protocol/panel/asks.ts'
import { PLAIN_ASKS } from '../../protocol/panel/asks.ts'
import type { PhaseView, Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { mphFromKmh, METRES_PER_MILE } from '../../protocol/units.ts'
import type { Daemon } from '../daemon.ts'

/** Where a run without a panel is shown and asked from. */
export interface Terminal {
  readonly lines: AsyncIterable<string>
  print(line: string): void
}

const KNOWN = ['slower', 'faster', ...PLAIN_ASKS].join(', ')

/** A line of progress at least this often, seconds of the run. */
const EVERY_S = 15

/**
 * `run PLAN`: the run in a terminal. Asks are typed, one a line (`begin`, `start`, `slower`, `stop` …); the terminal
 * counts as somebody watching. Resolves once the run is over.
 */
export async function runHeadless(daemon: Daemon, terminal: Terminal): Promise<void> {
  daemon.watched(true)
  terminal.print(`Type what you ask for, one a line: ${KNOWN}.`)
  const over = new Promise<void>((done) => {
    const say = narrator(terminal, done)
    const undo = daemon.subscribe(() => {
      if (say(daemon.snapshot())) undo()
    })
    say(daemon.snapshot())
  })
  void listen(daemon, terminal)
  await over
}

async function listen(daemon: Daemon, terminal: Terminal): Promise<void> {
  // A run that came back from its journal knows the starts of the terminal it was begun in.
  const terminalId = randomBytes(6).toString('hex')
  let count = 0
  for await (const line of terminal.lines) {
    const word = line.trim()
    if (word === '') continue
    const ask = askOf(word, `terminal-${terminalId}-${count++}`)
    if (ask === null) terminal.print(`"${word}" is not something to ask for. Known: ${KNOWN}.`)
    else {
      const refusal = daemon.ask(ask)
      if (refusal !== null) terminal.print(refusal.message)
    }
  }
}

function askOf(word: string, id: string): Ask | null {
  if (word === 'slower' || word === 'faster') return { id, ask: word }
  const plain = PLAIN_ASKS.find((kind) => kind === word)
  return plain === undefined ? null : { id, ask: plain }
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
    const bannersNow = snapshot.banners.map((banner) => `! ${banner.text} ${banner.action}`.trim()).join('\n')
    if (bannersNow !== banners && bannersNow !== '') terminal.print(bannersNow)
    banners = bannersNow
    if (snapshot.announcement !== null && snapshot.announcement.serial > spoken) {
      spoken = snapshot.announcement.serial
      terminal.print(`  “${snapshot.announcement.text}”`)
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
