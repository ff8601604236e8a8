import { PLAIN_ASKS } from '../../protocol/panel/asks.ts'
import type { Banner } from '../../protocol/panel/banners.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { isToldAsSpeed } from '../../protocol/stages.ts'
import { bannerIn, saidIn } from '../../protocol/words/language.ts'
import type { Daemon } from '../daemon.ts'
import { progressLine, splitLine } from './lines.ts'
import { proofsBy, type Heard, type Watched } from './proofs.ts'
import { spoken } from './spoken.ts'
import { terminalIds } from './terminal-ids.ts'
import { HAS_MOTOR, SAW_IT, typedAsk } from './typed-ask.ts'

/** Where a run without a panel is shown and asked from. */
export interface Terminal extends Heard {
  readonly lines: AsyncIterable<string>
}

const { words, figures } = spoken

/** How the runner says what the treadmill's display shows. */
const DISPLAY_SHOWS = ['console-says 1.8 km/h', 'console-says 1.1 mph']
const KNOWN = ['slower', 'faster', ...PLAIN_ASKS, ...DISPLAY_SHOWS, ...Object.keys(HAS_MOTOR)].join(', ')

/** A line of progress at least this often, seconds of the run. */
const EVERY_S = 15

/**
 * `run PLAN`: the run in a terminal. Asks are typed, one a line (`begin`, `start`, `slower`, `stop` …); a key or a line
 * proves for a minute that somebody watches. Resolves once the run is over.
 */
export async function runHeadless(daemon: Daemon, watched: Watched, terminal: Terminal): Promise<void> {
  terminal.print(words.terminal.typeWhat(KNOWN))
  const proofs = proofsBy({ ...terminal, byLine: true }, watched, () => daemon.snapshot().belt === 'moving')
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

async function listen(daemon: Daemon, terminal: Terminal, prove: () => void): Promise<void> {
  const nextId = terminalIds()
  for await (const line of terminal.lines) {
    prove()
    const word = line.trim()
    if (word === '') continue
    const ask = typedAsk(word, nextId())
    if (ask === null) terminal.print(words.terminal.notAsked(word, KNOWN))
    else {
      const refusal = daemon.ask(ask)
      if (refusal !== null) terminal.print(saidIn(spoken, refusal))
    }
  }
}

/** Prints what changed; true once the run is over. */
function narrator(terminal: Terminal, done: () => void): (snapshot: Snapshot) => boolean {
  let phase = ''
  let belt = ''
  let saidAtS = -Infinity
  let announced = 0
  let banners = ''
  let asks: string | null = null
  let splits = 0
  return (snapshot) => {
    const bannersNow = snapshot.banners.map(bannerLine).join('\n')
    // One that counts down is said once.
    const isNew = uncounted(bannersNow) !== uncounted(banners)
    if (isNew && bannersNow !== '') terminal.print(bannersNow)
    banners = bannersNow
    const asksNow = questionOf(snapshot)
    if (asksNow !== null && asksNow !== asks) terminal.print(`  ${asksNow}`)
    asks = asksNow
    if (snapshot.announcement !== null && snapshot.announcement.serial > announced) {
      announced = snapshot.announcement.serial
      terminal.print(`  “${saidIn(spoken, snapshot.announcement)}”`)
    }
    for (const split of snapshot.splits.slice(splits)) terminal.print(splitLine(split, snapshot, spoken))
    splits = snapshot.splits.length
    const phaseNow = `${snapshot.phase.kind} ${snapshot.phase.mile ?? ''}`
    const atS = snapshot.atMs / 1000
    if (phaseNow !== phase || snapshot.belt !== belt || atS - saidAtS >= EVERY_S) {
      phase = phaseNow
      belt = snapshot.belt
      saidAtS = atS
      terminal.print(progressLine(snapshot, spoken))
    }
    if (snapshot.phase.kind !== 'done') return false
    done()
    return true
  }
}

/** How what only the runner can say is answered; null where nothing is asked. */
function questionOf({ asks, hidden, plan }: Snapshot): string | null {
  if (asks.includes('has-motor')) return words.terminal.typeMotor(Object.keys(HAS_MOTOR))
  if (asks.includes('felt-pace') && hidden !== null) {
    const unit = plan?.unit ?? 'km'
    const told = (kmh: number): string =>
      isToldAsSpeed(kmh, plan?.level ?? null) ? figures.speedFor(kmh, unit) : figures.pace(kmh, unit)
    const keys = (hidden.keysKmh ?? []).map((kmh, at) => `felt-pace ${at + 1} (${told(kmh)})`)
    return words.terminal.typePace([...keys, `felt-pace ${SAW_IT}`].join(', '))
  }
  return asks.includes('console-says') ? words.terminal.typeDisplay(DISPLAY_SHOWS) : null
}

const bannerLine = (banner: Banner): string => {
  const { text, action } = bannerIn(spoken, banner)
  return `! ${text} ${action}`.trim()
}

const uncounted = (words: string): string => words.replaceAll(/\d+ s\b/g, '')
