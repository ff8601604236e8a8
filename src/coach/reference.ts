import type { Choices, Reference } from '../../protocol/panel/plan.ts'
import { stagesKmh } from '../../protocol/stages.ts'
import { isOwn, wasTooMuch, type JudgedRun } from './judged.ts'
import { gaitOf, isSameReference, referenceKmhOf } from './ran.ts'
import { sized, type For } from './sized.ts'

/** When the reference R moves, by how many percent (coach: R). Everything counts from when it moved last. */

/** So many runs as planned, in so many days, over so many at least, make it faster. */
const PROOF = { runs: 3, inDays: 28, overDays: 10 } as const
/** All of them at most this hard: two percent. */
const EASY_EFFORT = 5
/** Once in so many days, and so much in so many, percent. */
const RESTS_DAYS = 14
const MOST = { pct: 4, inDays: 42 } as const
/** So many of the last three were too much: two percent slower. */
const TOO_MUCH = { of: 3, runs: 2, pct: -2 } as const

/** Those since the reference is what it is. */
export function sinceMoved(runs: readonly JudgedRun[], choices: Choices): readonly JudgedRun[] {
  const kmh = referenceKmhOf(choices)
  const other = runs.findLastIndex(
    (run) => gaitOf(run.choices) !== gaitOf(choices) || !isSameReference(referenceKmhOf(run.choices), kmh),
  )
  return runs.slice(other + 1)
}

/** By that many percent; 0: it stays. */
export function slowerPct(runs: readonly JudgedRun[], choices: Choices): number {
  const last = sinceMoved(runs, choices).slice(-TOO_MUCH.of)
  return last.filter(wasTooMuch).length >= TOO_MUCH.runs ? TOO_MUCH.pct : 0
}

/** By 1 or 2 percent where it is proven, as the grid of this treadmill needs; 0: not yet. */
export function fasterPct(today: number, runs: readonly JudgedRun[], choices: Choices, of: For): number {
  const proof = sinceMoved(runs, choices).filter((run) => isOwn(run) && run.day > today - PROOF.inDays)
  const [first] = proof
  const last = proof.at(-1)
  if (first === undefined || last === undefined || proof.length < PROOF.runs) return 0
  if (last.day - first.day < PROOF.overDays) return 0
  const isEasy = proof.every(({ effort }) => effort !== null && effort <= EASY_EFFORT)
  const wanted = isEasy || movesFew(choices, of) ? 2 : 1
  return [wanted, 1].find((pct) => mayRise(today, runs, choices, pct)) ?? 0
}

/** Whether it may rise by so many percent today, whatever it was proven by. */
export function mayRise(today: number, runs: readonly JudgedRun[], choices: Choices, pct: number): boolean {
  const kmh = referenceKmhOf(choices)
  const gait = gaitOf(choices)
  const before = runs
    .filter((run) => gaitOf(run.choices) === gait)
    .map((run) => ({ ...run, kmh: referenceKmhOf(run.choices) }))
  const moved = before.findLastIndex((run) => !isSameReference(run.kmh, kmh))
  const [firstSince] = before.slice(moved + 1)
  // One that was taken and not run yet has moved today.
  if (moved >= 0 && today - (firstSince?.day ?? today) < RESTS_DAYS) return false
  // With what it was as those days began.
  const from = before.findLastIndex(({ day }) => day < today - MOST.inDays)
  const lowestKmh = Math.min(kmh, ...before.slice(Math.max(0, from)).map((run) => run.kmh))
  return kmh * (1 + pct / 100) <= lowestKmh * (1 + MOST.pct / 100) + 1e-9
}

/** Whether one percent moves fewer than half of the stages on this grid. */
function movesFew(choices: Choices, of: For): boolean {
  const now = sized(choices, of)
  const then = sized({ ...choices, reference: movedReference(choices, 1) }, of)
  if (now === null || then === null) return false
  const before = stagesKmh(now.plan)
  const moved = stagesKmh(then.plan).filter((kmh, at) => kmh !== before[at])
  return moved.length < before.length / 2
}

/** The reference by so many percent, as a speed. */
export function movedReference(choices: Choices, pct: number): Reference {
  const kind = gaitOf(choices) === 'walk' ? 'comfortable-walk' : 'usual-speed'
  return { kind, speedKmh: referenceKmhOf(choices) * (1 + pct / 100) }
}
