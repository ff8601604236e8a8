import type { Ask } from '../../protocol/panel/asks.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { LINE_MS } from '../../protocol/units.ts'
import { saidIn } from '../../protocol/words/language.ts'
import type { TerminalLanguage } from '../../protocol/words/terminal.ts'
import type { Clock } from '../clock.ts'
import type { Daemon } from '../daemon.ts'
import type { Paint } from '../terminal/ansi.ts'
import { blockOf, shownKey } from '../terminal/block.ts'
import { isArmed, meaningOf, NOTHING_PRESSED, press, type KeyMeaning } from '../terminal/keys.ts'
import type { LiveBlock } from '../terminal/live-block.ts'
import { splitLine } from './lines.ts'
import { proofsBy, type Watched } from './proofs.ts'
import { terminalIds } from './terminal-ids.ts'

/** A terminal that is drawn on in place, and hears each key by itself. */
export interface LiveTerminal {
  readonly block: LiveBlock
  readonly size: () => { readonly columns: number; readonly rows: number }
  /** Returns its undo, as `keys` does. */
  readonly resized: (look: () => void) => () => void
  /** By their names. */
  readonly keys: (pressed: (key: string) => void) => () => void
  readonly paint: Paint
  readonly language: TerminalLanguage
  /** Real time. */
  readonly clock: Pick<Clock, 'nowMs' | 'every'>
}

/** How often the block is drawn anew at most, ms: a belt's own readings come no faster. */
const DRAW_MS = 100

/** `run PLAN` in a terminal: the run as one block, asked by single keys. Resolves once the run is over. */
export async function runLive(daemon: Daemon, watched: Watched, terminal: LiveTerminal): Promise<void> {
  const { block, size, keys, paint, language, clock } = terminal
  let notes: { readonly text: string; readonly untilMs: number }[] = []
  const note = (text: string, forMs = LINE_MS): void => {
    notes = [...notes.filter((other) => other.text !== text), { text, untilMs: clock.nowMs() + forMs }].slice(-2)
    draw()
  }
  let pressed = NOTHING_PRESSED
  let splits = 0
  let shown = daemon.snapshot()
  function draw(): void {
    shown = daemon.snapshot()
    for (const split of shown.splits.slice(splits)) block.above(splitLine(split, shown, language))
    splits = shown.splits.length
    notes = notes.filter(({ untilMs }) => untilMs > clock.nowMs())
    const said = [...notes.map(({ text }) => text), ...onceMore()]
    block.show(blockOf(shown, { ...size(), paint, language, notes: said }))
  }
  /** While a key waits to be pressed once more, for what. */
  function onceMore(): string[] {
    const { armed } = pressed
    if (armed === null || !isArmed(armed, meaningOf(armed.key, shown), clock.nowMs())) return []
    return [language.words.terminal.onceMore(titleOf(armed.ask, shown, language), shownKey(armed.key, language))]
  }

  const proofs = proofsBy(
    { keys: (pressed) => keys(() => pressed()), print: (line) => note(line) },
    watched,
    () => daemon.snapshot().belt === 'moving',
  )
  const ask = asking(daemon, () => shown, note, language)
  const undo = [
    keys((key) => {
      const meaning = meaningOf(key, daemon.snapshot())
      const after = press(pressed, key, meaning, clock.nowMs())
      pressed = after.pressed
      if (after.does !== null) ask(after.does)
      draw()
    }),
    terminal.resized(draw),
    clock.every(DRAW_MS, draw),
  ]
  draw()
  await new Promise<void>((done) => {
    const isOver = (): boolean => daemon.snapshot().phase.kind === 'done'
    if (isOver()) return done()
    const end = daemon.subscribe(() => {
      if (!isOver()) return
      end()
      done()
    })
  })
  draw()
  undo.forEach((forget) => forget())
  proofs.end()
  block.end()
}

/** What a key would do, and to which speed it leads. */
function titleOf(
  ask: keyof TerminalLanguage['words']['terminal']['keys'],
  snapshot: Snapshot,
  language: TerminalLanguage,
): string {
  const { words, figures } = language
  const { leadsTo, machine } = snapshot
  const kmh =
    ask === 'start' || ask === 'resume'
      ? (machine?.minKmh ?? null)
      : ask === 'go' || ask === 'next' || ask === 'resume-plan'
        ? (leadsTo[ask]?.speedKmh ?? null)
        : null
  const title = words.terminal.keys[ask]
  return kmh === null ? title : words.terminal.leadingTo(title, figures.speed(kmh, machine?.unit ?? 'km/h'))
}

/** Asks what a key means, made on the snapshot that is shown; says why it is not taken. */
function asking(daemon: Daemon, shown: () => Snapshot, note: (text: string) => void, language: TerminalLanguage) {
  const nextId = terminalIds()
  return (meaning: KeyMeaning): void => {
    const refusal = daemon.ask(askOf(meaning, nextId(), shown()))
    if (refusal !== null) note(saidIn(language, refusal))
  }
}

function askOf(meaning: KeyMeaning, id: string, snapshot: Snapshot): Ask {
  const made = { id, snapshot: snapshot.number }
  if ('answers' in meaning) return { ...made, ...meaning.answers }
  const { ask } = meaning
  if (ask !== 'go' && ask !== 'resume-plan') return { ...made, ask }
  const leadsTo = snapshot.leadsTo[ask]
  return leadsTo === null ? { ...made, ask } : { ...made, ask, toKmh: leadsTo.speedKmh }
}
