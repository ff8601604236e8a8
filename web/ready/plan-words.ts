import type { DistanceUnit, Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { speedUnitOf } from '../../protocol/words/figures.ts'
import { lengthM } from '../../protocol/stages.ts'
import { isStage, type SpeedGrid } from '../../protocol/units.ts'
import { inWords, words } from '../language.ts'
import { clock, segment, speed } from '../format.ts'
import { stageLength } from '../phase-words.ts'

/** A phase that is run on the belt. */
export type BeltPhase = Exclude<PlanPhase, { kind: 'stretch' }>

/** The speed a phase is about: of a warm-up its jog, of a cool-down its begin. */
export function speedIn(phase: PlanPhase | undefined): number | null {
  switch (phase?.kind) {
    case 'mile':
    case 'stage':
    case 'finish':
      return phase.speedKmh
    case 'warm-up':
    case 'cool-down':
      return Math.max(...phase.segments.map(({ speedKmh }) => speedKmh))
    default:
      return null
  }
}

/** Metres of everything on the belt, as its time is counted and as the report will count it: warm-up and cool-down too. */
export const onTheBeltM = ({ phases }: Pick<Plan, 'phases'>): number =>
  phases.reduce((sum, phase) => {
    if (phase.kind === 'stretch') return sum
    if (phase.kind === 'finish') return sum + phase.distanceM
    if (isStage(phase)) return sum + lengthM(phase)
    return phase.segments.reduce((all, { speedKmh, durationS }) => all + (speedKmh / 3.6) * durationS, sum)
  }, 0)

/** As the console shows it, and as the runner thinks of it where that is another unit. */
export function speedsOf(kmh: number | null, runner: DistanceUnit, console: SpeedGrid['unit']): string[] {
  const own = speedUnitOf(runner)
  return own === console ? [speed(kmh, console)] : [speed(kmh, console), speed(kmh, own)]
}

/** Its incline, where it has one. */
const slopeOf = ({ inclinePct }: { readonly inclinePct?: number | null }): string =>
  inclinePct ? `${words.ready.incline} ${inclinePct} %` : ''

/** How many stretches come before the run: none where they were just done for it; those of a run that has ended come again. */
export function stretchesFirst(plan: Plan | null, { phase, phases }: Pick<Snapshot, 'phase' | 'phases'>): number {
  const before = plan?.phases[0]
  const areDone = phases[0]?.state === 'done' && phase.kind !== 'done'
  return before?.kind === 'stretch' && !areDone ? before.cards.length : 0
}

/** What kind of plan it is: for whom, how it ends, and how steep it becomes. '' where it has no finish. */
export function kindOf({ level, finish, phases }: Plan): string {
  if (finish === null) return ''
  const slopes = phases.map((phase) => ('inclinePct' in phase ? (phase.inclinePct ?? 0) : 0))
  return [words.ready.kind(level, finish), slopeOf({ inclinePct: Math.max(...slopes) })].filter(Boolean).join(', ')
}

/** Where the speed of a phase comes from, or what it is made of. */
export function whyOf(phase: BeltPhase, plan: Plan): string {
  if (phase.kind === 'mile') return [stageLength(plan), slopeOf(phase), inWords(phase.why)].filter(Boolean).join('. ')
  if (phase.kind === 'stage') {
    const length =
      'distanceM' in phase.length ? segment(phase.length.distanceM, plan.unit) : clock(phase.length.durationS)
    return [length, slopeOf(phase), phase.why === null ? null : inWords(phase.why)].filter(Boolean).join('. ')
  }
  if (phase.kind === 'finish')
    return [segment(phase.distanceM, plan.unit), slopeOf(phase), inWords(phase.why)].filter(Boolean).join('. ')
  const { segments } = phase
  const own = speedUnitOf(plan.unit)
  return segments
    .map(({ gait, durationS, speedKmh }, index) => {
      // A walk after a walk is another one by its speed alone.
      const isOneOfTwo = [segments[index - 1], segments[index + 1]].some((beside) => beside?.gait === gait)
      return `${words.ready.gaits[gait]} ${clock(durationS)}${isOneOfTwo ? ` (${speed(speedKmh, own)})` : ''}`
    })
    .join(words.ready.then)
}
