import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { isToldAsSpeed } from '../../protocol/stages.ts'
import { pace, perUnit, speedNumber } from '../format.ts'
import { runnerNow } from '../live/runner.ts'
import { runnerSpeedUnit, runnerUnit } from '../units-of.ts'

/** A speed as it is told: nobody walks by a pace of 53:39. */
export interface SpeedWords {
  readonly value: string
  readonly unit: string
}

/** The speed in the runner's own unit for who walks or likes it so, and below a jog; else the pace in the runner's unit. */
export function speedWords(kmh: number | null, snapshot: Pick<Snapshot, 'plan'>): SpeedWords {
  const unit = runnerUnit(snapshot)
  const asSpeed = runnerNow()?.tells === 'speed' || isToldAsSpeed(kmh, snapshot.plan?.level ?? null)
  if (!asSpeed) return { value: pace(kmh, unit), unit: perUnit(unit) }
  const shown = runnerSpeedUnit(snapshot)
  return { value: speedNumber(kmh, shown), unit: shown }
}

/** With its unit where it is a speed: a pace is known by its colon. */
export function shortSpeed(kmh: number | null, snapshot: Pick<Snapshot, 'plan'>): string {
  const { value, unit } = speedWords(kmh, snapshot)
  return unit.startsWith('/') ? value : `${value} ${unit}`
}
