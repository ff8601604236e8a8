import type { LinePoint } from '../../protocol/line.ts'
import { asFromAfar, ranIn, type RanPoint } from '../../protocol/ran-line.ts'
import type { KioskState, KioskStep, MachineUse } from '../../protocol/panel/kiosk.ts'
import type { PlanPhase } from '../../protocol/panel/plan.ts'
import type { BeltState, PhaseView, Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { announcedKmh, unitTold } from '../../protocol/announced.ts'
import {
  climbNow,
  finishComesIn,
  finishIsAsAsked,
  gainedS,
  endedIn,
  isCrescendo,
  isMeeting,
  isToldAsSpeed,
  isWhole,
} from '../../protocol/stages.ts'
import { isStage, NUMBERS_LAST_MS } from '../../protocol/units.ts'
import { isRun } from './run-result.ts'

/** What a screen on the wall is told, drawn from what the runner's own is: everything but the runner. */

/**
 * @param of which daemon this is, and the number of this state
 * @param line what was measured of the belt along the run
 */
export function kioskOf(
  snapshot: Snapshot,
  of: Pick<KioskState, 'boot' | 'seq'>,
  line: readonly LinePoint[] = [],
): KioskState {
  const { machine, plan, phase, gate, splits } = snapshot
  // Whoever runs may look at the wall.
  const isHidden = snapshot.hidden !== null
  const use = useOf(snapshot)
  const meeting = plan !== null && isMeeting(plan)
  const speedKmh = use === 'lost' || isHidden ? null : speedOf(snapshot)
  const ran = ranIn(snapshot.phases, isHidden ? [] : line)
  const steps = plan?.phases.flatMap((planned, index) => stepsOf(planned, snapshot, index, ran[index] ?? [])) ?? []
  const isSprinting = use === 'running' && phase.kind === 'finish' && gate === 'passed' && plan?.finish === 'sprint'
  return {
    version: 5,
    ...of,
    machine: machine?.name ?? null,
    use,
    phase: { kind: phase.kind, number: phase.mile },
    climb: phase.kind === 'finish' ? 1 : climbNow(snapshot),
    gait: speedKmh === null || speedKmh === 0 ? null : walks(snapshot, speedKmh) ? 'walk' : 'run',
    unit: plan?.unit ?? 'mi',
    consoleUnit: machine?.unit ?? 'km/h',
    speedKmh,
    meeting,
    finish: plan?.finish ?? null,
    sprinting: isSprinting,
    steps,
    // Whoever runs by the console alone comes to no finish.
    toFinish: use === 'lost' || (use !== 'free' && phase.kind === 'idle') ? null : wayOf(snapshot),
    gate,
    finishComes: finishComesIn(snapshot),
    finishAsAsked: finishIsAsAsked(snapshot),
    announced: announcedOf(snapshot),
    left: use === 'running' ? leftOf(snapshot) : null,
    result: use === 'done' && snapshot.ended === 'ended' && isRun(snapshot) ? resultOf(snapshot, splits) : null,
  }
}

const wayOf = ({ toFinish, hidden }: Snapshot): KioskState['toFinish'] =>
  toFinish === null || hidden === null ? toFinish : { ...toFinish, timeS: null }

function announcedOf(snapshot: Snapshot): KioskState['announced'] {
  const { announcement, plan, machine } = snapshot
  // Nothing of the runner's heart is told on a wall, nor what is asked of them.
  if (announcement === null || /^(heart|pace)-/.test(announcement.code)) return null
  const kmh = announcedKmh(snapshot)
  const isSpeed = kmh !== null && plan !== null
  return { ...announcement, speed: isSpeed ? { kmh, unit: unitTold(kmh, plan, machine?.unit ?? 'km/h') } : null }
}

function useOf({ machine, phase, belt }: Snapshot): MachineUse {
  if (machine === null || machine.link === 'down') return 'lost'
  if (phase.kind === 'idle' || phase.kind === 'done') return besideARun(phase.kind === 'idle' ? 'free' : 'done', belt)
  switch (belt) {
    case 'unseen':
      return 'lost'
    case 'stopped':
    case 'stopping':
    case 'starting':
      return belt
    case 'moving':
      return 'running'
    case 'still':
      return phase.kind === 'stretch' ? 'stretching' : 'starting'
  }
}

/** With no run on, a belt that moves by its own console is somebody's all the same. */
function besideARun(atRest: 'free' | 'done', belt: BeltState): MachineUse {
  if (belt === 'moving') return 'running'
  return belt === 'stopping' && atRest === 'free' ? belt : atRest
}

/** Below a jog, and who walks the stages: a light jog at their end is the only thing that is not walked then. */
function walks({ plan, phase }: Snapshot, speedKmh: number): boolean {
  const jogs = phase.kind === 'finish' && plan?.finish === 'light-jog'
  return isToldAsSpeed(speedKmh, jogs ? null : (plan?.level ?? null))
}

function speedOf({ measured, estimated }: Snapshot): number | null {
  const { speedKmh, ageMs } = measured
  return estimated || speedKmh === null || ageMs === null || ageMs > NUMBERS_LAST_MS ? null : speedKmh
}

function stepsOf(
  planned: PlanPhase,
  { phases, splits }: Snapshot,
  index: number,
  measured: readonly RanPoint[],
): KioskStep[] {
  const view = phases[index]
  if (planned.kind === 'stretch' || view === undefined) return []
  const ran =
    view.state === 'done' ? splits.find(({ kind, mile }) => kind === view.kind && mile === view.mile) : undefined
  return [
    {
      kind: planned.kind,
      number: view.mile,
      effort: view.effort,
      speedKmh: ran === undefined ? view.targetKmh : ran.averageKmh,
      planned: partsOf(planned, view),
      partsKmh: [...view.partsKmh],
      ran: [...asFromAfar(measured)],
      distanceM: view.distanceM,
      state: view.state,
      progress: view.progress,
      gainS: ran === undefined ? null : gainedS(ran, splits),
    },
  ]
}

const partsOf = (planned: Exclude<PlanPhase, { kind: 'stretch' }>, { durationS }: PhaseView): KioskStep['planned'] =>
  'segments' in planned
    ? planned.segments.map((part) => ({ speedKmh: part.speedKmh, durationS: part.durationS }))
    : [{ speedKmh: planned.speedKmh, durationS }]

function leftOf({ inPhase }: Snapshot): KioskState['left'] {
  const { leftM, leftS } = inPhase
  return leftM === null && leftS === null ? null : { distanceM: leftM, timeS: leftS }
}

function resultOf({ phases, distanceM, movingS }: Snapshot, splits: readonly Split[]): KioskState['result'] {
  return {
    eachFaster: isCrescendo(splits, phases.filter(isStage).length),
    stagesRun: splits.filter((split) => isStage(split) && isWhole(split)).length,
    endedIn: endedIn(splits),
    distanceM,
    movingS,
  }
}
