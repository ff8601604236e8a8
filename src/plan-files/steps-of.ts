import type { Plan } from '../../protocol/panel/plan.ts'
import type { FileStep } from './file-step.ts'

/** A step of a plan as it is written: as long and as fast as it is planned on this treadmill. */
export interface WrittenStep extends Omit<FileStep, 'pace' | 'at'> {
  readonly speedKmh: number
}

/** By what is written beside a finish, how it is run is known again. */
export const FINISH_TEXTS = {
  sprint: 'Sprint',
  strong: 'Strong finish',
  'brisk-walk': 'Brisk walk',
  'light-jog': 'Light jog',
} as const

/** Everything of a plan that is on the belt. */
export function stepsOf({ phases, choices }: Plan): WrittenStep[] {
  const texts = (choices?.workout?.steps ?? []).filter(({ part }) => part === 'stage').map(({ text }) => text)
  return phases.flatMap((phase): WrittenStep[] => {
    switch (phase.kind) {
      case 'stretch':
        return []
      case 'warm-up':
      case 'cool-down':
        return phase.segments.map(({ speedKmh, durationS }) => ({ part: phase.kind, length: { durationS }, speedKmh }))
      case 'mile':
        return [stage({ distanceM: phase.distanceM }, phase.speedKmh, phase.inclinePct)]
      case 'stage':
        return [stage(phase.length, phase.speedKmh, phase.inclinePct ?? 0, texts[phase.number - 1])]
      case 'finish':
        return [stage({ distanceM: phase.distanceM }, phase.speedKmh, phase.inclinePct, FINISH_TEXTS[phase.style])]
    }
  })
}

const stage = (length: FileStep['length'], speedKmh: number, inclinePct = 0, text?: string): WrittenStep => ({
  part: 'stage',
  length,
  speedKmh,
  ...(inclinePct === 0 ? {} : { inclinePct }),
  ...(text === undefined ? {} : { text }),
})
