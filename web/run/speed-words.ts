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

type Told = Pick<Snapshot, 'plan'>

/** The speed in the runner's own unit for who walks or likes it so, and below a jog; else the pace in the runner's unit. */
export const speedWords = (kmh: number | null, snapshot: Told): SpeedWords =>
  wordsOf(kmh, snapshot, isToldAsSpeed(kmh, null))

/** What a part was run at, or was to be: in one way in all of a run, so that those beside each other can be compared. */
export const ranWords = (kmh: number | null, snapshot: Told): SpeedWords => wordsOf(kmh, snapshot, false)

function wordsOf(kmh: number | null, snapshot: Told, isWalked: boolean): SpeedWords {
  const unit = runnerUnit(snapshot)
  const asSpeed = isWalked || runnerNow()?.tells === 'speed' || snapshot.plan?.level === 'beginner'
  if (!asSpeed) return { value: pace(kmh, unit), unit: perUnit(unit) }
  const shown = runnerSpeedUnit(snapshot)
  return { value: speedNumber(kmh, shown), unit: shown }
}

/** With its unit where it is a speed: a pace is known by its colon. */
export const shortSpeed = (kmh: number | null, snapshot: Told): string => short(speedWords(kmh, snapshot))
export const ranSpeed = (kmh: number | null, snapshot: Told): string => short(ranWords(kmh, snapshot))

const short = ({ value, unit }: SpeedWords): string => (unit.startsWith('/') ? value : `${value} ${unit}`)
