import { MOST_STEPS } from '../../protocol/panel/choices.ts'
import type { PlanFileFault, PlanFileLoss } from '../../protocol/panel/plan-files.ts'

/** What every format is read into: steps one after the other, and what of the file is lost. */

/** How fast a step is: km/h; a part of the speed of a race over so many metres, or of an hour's; or unsaid, resting or not. */
export type Pace =
  | { readonly kmh: number }
  | { readonly part: number; readonly ofRaceM: number }
  | { readonly part: number; readonly ofRaceS: number }
  | { readonly unsaid: 'run' | 'rest'; readonly because: 'no-pace' | 'heart-rate' }

export interface FileStep {
  readonly part: 'warm-up' | 'stage' | 'cool-down'
  readonly length: { readonly distanceM: number } | { readonly durationS: number }
  readonly pace: Pace
  readonly inclinePct?: number
  readonly text?: string
  /** As the file counts them, from 1. */
  readonly at: number
}

export interface ReadSteps {
  readonly name: string | null
  readonly steps: readonly FileStep[]
  readonly losses: readonly PlanFileLoss[]
}

/** A file that is no plan: the one error that reading throws. */
export class NoPlanFile extends Error {
  override readonly name = 'NoPlanFile'
  readonly fault: PlanFileFault

  constructor(fault: PlanFileFault) {
    super(fault.code)
    this.fault = fault
  }
}

type Plain = Extract<PlanFileFault, { values: Record<string, never> }>['code']
/** @throws {NoPlanFile} */
export function refuse(code: Plain): never {
  throw new NoPlanFile({ code, values: {} })
}
/** @throws {NoPlanFile} */
export function refuseAt(code: 'file-bad-length' | 'file-bad-speed' | 'file-bad-repeat', step: number): never {
  throw new NoPlanFile({ code, values: { step } })
}

const LENGTHS = { distanceM: [10, 100_000], durationS: [5, 14_400] } as const
/** What a belt runs at, km/h, and what part of a race's speed anybody trains at. */
const SPEEDS_KMH = [0.5, 25] as const
const PARTS = [0.1, 2.5] as const

const within = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most

/** Steps as they are read: no more than are ever run, and none that is absurd. */
export class StepList {
  readonly steps: FileStep[] = []
  readonly losses: PlanFileLoss[] = []

  /** @throws {NoPlanFile} */
  add(step: FileStep): void {
    const { length, pace, at } = step
    const isLong =
      'distanceM' in length ? within(length.distanceM, LENGTHS.distanceM) : within(length.durationS, LENGTHS.durationS)
    if (!isLong) refuseAt('file-bad-length', at)
    const isRun = 'kmh' in pace ? within(pace.kmh, SPEEDS_KMH) : 'unsaid' in pace || within(pace.part, PARTS)
    if (!isRun) refuseAt('file-bad-speed', at)
    if (this.steps.length >= MOST_STEPS)
      throw new NoPlanFile({ code: 'file-too-many-steps', values: { most: MOST_STEPS } })
    this.steps.push(step)
  }

  /** All from the step with this index on, so many times in all. @throws {NoPlanFile} */
  repeat(fromIndex: number, times: number, at: number): void {
    if (!Number.isInteger(times) || times < 1) refuseAt('file-bad-repeat', at)
    const block = this.steps.slice(fromIndex)
    if (block.length === 0) refuseAt('file-bad-repeat', at)
    for (let time = 1; time < times; time++) block.forEach((step) => this.add(step))
  }

  /** Said once, however often it is so. */
  lose(loss: PlanFileLoss): void {
    const said = JSON.stringify(loss)
    if (this.losses.length < MOST_LOSSES && this.losses.every((other) => JSON.stringify(other) !== said))
      this.losses.push(loss)
  }

  /** @throws {NoPlanFile} */
  read(name: string | null): ReadSteps {
    if (this.steps.length === 0) refuse('file-no-steps')
    return { name: name === null || name.trim() === '' ? null : oneLine(name), steps: this.steps, losses: this.losses }
  }
}

/** Nobody reads more lines before they decide. */
const MOST_LOSSES = 60
const MOST_LETTERS = 40

/** On one line, as long as a name of ours may be. */
export const oneLine = (text: string, most = MOST_LETTERS): string =>
  [...text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()].slice(0, most).join('').trim()

/** As much of what stands beside a step as is kept. */
export const stepText = (text: string): string => oneLine(text, 24)

/** A decimal number as files write it; NaN for everything else. */
export const decimalOf = (text: string | undefined): number =>
  text !== undefined && /^\s*[+-]?(\d{1,9}(\.\d{0,9})?|\.\d{1,9})\s*$/.test(text) ? Number(text) : NaN
