import type { HeldReason } from '../../protocol/panel/banners.ts'
import type { ExportEvent } from '../../protocol/panel/run-export.ts'
import type { Telemetry } from '../belt/event.ts'
import type { KeptPart } from '../history/kept-run.ts'
import type { SessionEvent } from '../session/event.ts'
import { heartBpmOf } from '../session/heart.ts'
import { reduce } from '../session/reduce.ts'
import { RULES_VERSION } from '../session/rules-version.ts'
import { placeOf, type Session } from '../session/session.ts'
import { heldReasonOf, segmentOf, wishedKmhOf } from '../session/speeds.ts'
import { waitsAlong } from './waits-along.ts'

/** What happened along a run, from its journal, in the numbers of its console. */

export interface Along {
  readonly readings: readonly Reading[]
  /** Session time, ms. */
  readonly events: readonly { readonly atMs: number; readonly says: Omit<ExportEvent, 'atS'> }[]
  readonly distanceFrom: 'machine' | 'integral' | null
  /** Session time of the last that was written down, ms; null where nothing was. */
  readonly untilMs: number | null
}

export interface Reading {
  /** Session time, ms. */
  readonly atMs: number
  readonly movingS: number
  /** Metres of the run; null where they are only to be had from what was kept of the run. */
  readonly distanceM: number | null
  readonly speedKmh: number | null
  /** Null where it is only to be had from what was kept of the run. */
  readonly plannedKmh: number | null
  readonly targetKmh: number | null
  readonly inclinePct: number | null
  readonly heartRateBpm: number | null
}

/**
 * Plays a journal again. A part that other rules made cannot be: of that there are its readings as they came and the orders that
 * were given, and its time is counted while they say that the belt moves.
 *
 * @throws HistoryError `unreadable`
 */
export function along(parts: readonly KeptPart[]): Along {
  const notes = notebook()
  for (const part of parts) {
    if (part.rules === RULES_VERSION) replay(part, notes)
    else recount(part, notes)
  }
  return notes.taken()
}

type Notebook = ReturnType<typeof notebook>

function notebook() {
  const readings: Reading[] = []
  const events: { atMs: number; says: Omit<ExportEvent, 'atS'> }[] = []
  let distanceFrom: Along['distanceFrom'] = null
  let moves = false
  let untilMs: number | null = null

  return {
    reading(reading: Reading): void {
      const { atMs, speedKmh } = reading
      if (speedKmh !== null && speedKmh > 0 !== moves) {
        moves = !moves
        events.push({ atMs, says: { what: moves ? 'moves' : 'rests' } })
      }
      readings.push(reading)
    },
    /** It went on until then. */
    goesUntil: (atMs: number): void => void (untilMs = Math.max(untilMs ?? atMs, atMs)),
    happened: (atMs: number, says: Omit<ExportEvent, 'atS'>): void => void events.push({ atMs, says }),
    distanceIsFrom(source: Along['distanceFrom']): void {
      distanceFrom = source
    },
    /** Of the newest reading, seconds on the moving belt. */
    movingS: (): number => readings.at(-1)?.movingS ?? 0,
    taken: (): Along => ({ readings, events: events.toSorted((a, b) => a.atMs - b.atMs), distanceFrom, untilMs }),
  }
}

function replay({ session: begun, events }: KeptPart, notes: Notebook): void {
  let session = begun
  let held: HeldReason | null = heldReasonOf(session)
  const waitsOn = waitsAlong(session)
  for (const event of events) {
    session = reduce(session, event)
    notes.goesUntil(event.atMs)
    noteEvent(event, notes)
    const reason = heldReasonOf(session)
    if (reason !== held) notes.happened(event.atMs, reason === null ? { what: 'not-held' } : { what: 'held', reason })
    held = reason
    for (const { atMs, wait } of waitsOn(session, event))
      notes.happened(atMs, wait === null ? { what: 'waits-no-more' } : { what: 'waits', wait })
    if (event.kind === 'telemetry' && placeOf(session).segment !== null) notes.reading(readingOf(session, event))
  }
  const { odometer } = placeOf(session)
  notes.distanceIsFrom(odometer.source === 'machine' && odometer.read ? 'machine' : 'integral')
}

function readingOf(session: Session, { atMs, telemetry }: { atMs: number; telemetry: Telemetry }): Reading {
  const { totalM, movingS } = placeOf(session).odometer
  return {
    atMs,
    movingS,
    distanceM: totalM,
    speedKmh: telemetry.speedKmh,
    plannedKmh: segmentOf(session)?.speedKmh ?? null,
    targetKmh: wishedKmhOf(session),
    inclinePct: telemetry.inclinePct,
    heartRateBpm: heartBpmOf(session, atMs),
  }
}

function noteEvent(event: SessionEvent, notes: Notebook): void {
  const { atMs } = event
  if (event.kind === 'ask') notes.happened(atMs, { what: 'asked', ask: event.ask.ask })
  if (event.kind === 'restarted' || event.kind === 'slept') notes.happened(atMs, { what: 'away' })
  if (event.kind !== 'notice') return
  if (event.notice.kind === 'link-lost') notes.happened(atMs, { what: 'unseen' })
  if (event.notice.kind === 'link-up') notes.happened(atMs, { what: 'seen' })
}

function recount({ events }: KeptPart, notes: Notebook): void {
  let movingS = notes.movingS()
  let speedKmh = 0
  let lastMs: number | null = null
  let targetKmh: number | null = null
  let bpm: number | null = null
  for (const event of events) {
    const { atMs } = event
    notes.goesUntil(atMs)
    if (lastMs !== null && speedKmh > 0 && atMs > lastMs) movingS += (atMs - lastMs) / 1000
    lastMs = Math.max(lastMs ?? atMs, atMs)
    noteEvent(event, notes)
    if (event.kind === 'heart-rate') ({ bpm } = event)
    if (event.kind === 'order' && event.order.kind === 'stop') targetKmh = null
    if (event.kind === 'order' && event.order.kind === 'speed') targetKmh = event.order.speedKmh
    if (event.kind !== 'telemetry') continue
    const { telemetry } = event
    speedKmh = telemetry.speedKmh ?? speedKmh
    if (speedKmh === 0 && movingS === 0) continue
    notes.reading({
      ...{ atMs, movingS, distanceM: null, speedKmh: telemetry.speedKmh, plannedKmh: null, targetKmh },
      ...{ inclinePct: telemetry.inclinePct, heartRateBpm: bpm ?? telemetry.heartRateBpm },
    })
  }
}
