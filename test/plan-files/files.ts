import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import type { PlanFileLoss, PlanFilePreview, PlanFormat } from '../../protocol/panel/plan-files.ts'
import { messageOf } from '../../protocol/words/sentence-of.ts'
import { readPlan, type ReadWith } from '../../src/plan-files/read.ts'
import { writePlan, type WrittenPlan } from '../../src/plan-files/write.ts'
import { planOf } from '../../src/workout/plan.ts'
import type { PlanMachine } from '../../src/workout/recipe.ts'
import { METRIC } from '../workout/machines.ts'

/** By which every part of a race is worked out. */
const FIVE_KM = { kind: 'race', distanceM: 5000, timeS: 1500 } as const

export const octets = (text: string): Uint8Array => new TextEncoder().encode(text)

const readWith = (machine: PlanMachine): ReadWith => ({
  reference: FIVE_KM,
  unit: 'km',
  plan: (choices: Choices) => planOf(choices, machine),
})

/** What a file holds; why it holds none, in words, is thrown. */
export function read(file: Uint8Array | string, machine = METRIC): PlanFilePreview {
  const outcome = readPlan(typeof file === 'string' ? octets(file) : file, readWith(machine))
  if (!outcome.ok) throw new Error(messageOf(outcome.refusal) ?? 'no words')
  return outcome.preview
}

/** By which code it is refused; null where it is not. */
export function refusedBy(file: Uint8Array | string): string | null {
  const outcome = readPlan(typeof file === 'string' ? octets(file) : file, readWith(METRIC))
  return outcome.ok ? null : outcome.refusal.code
}

export const write = (plan: Plan, format: PlanFormat): WrittenPlan =>
  writePlan(plan, format, { name: 'Tuesdays', reference: FIVE_KM, wallMs: Date.UTC(2026, 10, 27) })

export const codesOf = (losses: readonly PlanFileLoss[]): string[] => losses.map(({ code }) => code)

/** What is run on the belt: `12 km/h 60 s`, `8.9 km/h 1609 m +1`. */
export const inShort = ({ phases }: Plan): string[] =>
  phases.flatMap((phase) => {
    if (phase.kind === 'stretch') return []
    if ('segments' in phase)
      return phase.segments.map(({ speedKmh, durationS }) => `${phase.kind} ${speedKmh} km/h ${durationS} s`)
    const length = phase.kind === 'stage' ? phase.length : { distanceM: phase.distanceM }
    const long = 'distanceM' in length ? `${Math.round(length.distanceM)} m` : `${length.durationS} s`
    return `${phase.kind} ${phase.speedKmh} km/h ${long}${phase.inclinePct ? ` +${phase.inclinePct}` : ''}`
  })
