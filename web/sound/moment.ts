import type { Saying } from '../../protocol/panel/sayings.ts'
import type { GateState, PhaseKind, Snapshot, StretchView } from '../../protocol/panel/snapshot.ts'
import { announcedKmh } from '../../protocol/announced.ts'
import { speedsKmh, stagesIn } from '../../protocol/stages.ts'
import { speedSaid, type Utterance } from '../../protocol/words/spoken.ts'
import { finishComes } from '../last-minute.ts'

/** What is heard of a run hangs on this alone: what a picture says of it, whoever it was drawn for. */
export interface Moment {
  /** Another one begins from silence; null where none is on. */
  readonly run: string | null
  readonly moving: boolean
  readonly kind: PhaseKind
  /** Counts up from phase to phase; null where none is on. */
  readonly index: number | null
  /** Of a mile or a stage: 1 to `stages`. */
  readonly number: number | null
  readonly stages: number
  readonly gate: GateState
  /** The runner has eased off. */
  readonly eased: boolean
  /** To the line of the finish while that is counted down to, s. */
  readonly toLineS: number | null
  /** At its line, without a further go. */
  readonly finishComes: boolean
  /** Said once: a higher serial is news. */
  readonly announced: { readonly serial: number; readonly parts: readonly Utterance[] } | null
  /** What came of a press. */
  readonly answered: Saying | null
  readonly stretch: Pick<StretchView, 'card' | 'index' | 'side'> | null
  /** All that may be said: where it is another, there are other clips. Null while there is nothing. */
  readonly repertoire: string | null
}

/** What the panel's picture says of it. */
export function momentOf(snapshot: Snapshot): Moment {
  const { run, belt, phase, plan, gate, held, toFinish, said, stretch, machine } = snapshot
  const counts = toFinish !== null && belt === 'moving' && phase.kind !== 'stretch'
  return {
    run: run?.id ?? null,
    moving: belt === 'moving',
    kind: phase.kind,
    index: phase.index,
    number: phase.mile,
    stages: stagesIn(plan),
    gate,
    eased: held === 'eased',
    toLineS: counts ? toFinish.timeS : null,
    finishComes: finishComes(snapshot),
    announced: announcedIn(snapshot),
    answered: said,
    stretch: phase.kind === 'stretch' ? stretch : null,
    repertoire:
      plan === null ? null : [run?.id, machine?.unit, plan.unit, plan.level, plan.finish, ...speedsKmh(plan)].join(' '),
  }
}

/** A line and what is faster behind it: how fast. */
function announcedIn(snapshot: Snapshot): Moment['announced'] {
  const { announcement, plan, machine } = snapshot
  if (announcement === null) return null
  const { serial, ...says } = announcement
  const kmh = announcedKmh(snapshot)
  const saying: Utterance = { kind: 'saying', says }
  const speed = kmh === null || plan === null ? [] : [speedSaid(kmh, plan, machine?.unit ?? 'km/h')]
  return { serial, parts: [saying, ...speed] }
}
