import type { Choices } from '../../protocol/panel/plan.ts'
import { LEAST_MILES, MOST_MILES } from '../../protocol/levels.ts'
import { snapDown, stepUp } from '../../protocol/units.ts'
import { isFault } from './fault.ts'
import { workedOutFinishKmh } from './finish.ts'
import { mileSpeeds } from './miles.ts'
import { SLOWEST_START_EFFORT, WALKERS_SLOWEST_START, normalRunKmh } from './paces.ts'
import { DEFAULT_WALK_KMH, LONGEST_STAGE_M, defaultStageM, recipeOf } from './recipe.ts'
import type { PlanMachine, Recipe } from './recipe.ts'
import { capKmh, gentlerEdits, mended, withoutEdits } from './repair.ts'

/**
 * The nearest choices that can be planned on this machine, or null. Tried in this order: contradictions mended, typed
 * speeds and the finish made gentler, a slower start, fewer and longer stages, a slower reference, the other gait.
 * A walker who is too fast to walk is offered the run before a slower walk.
 *
 * The loop that drives the belt waits for this search, so it is short: finishes, a dozen each, are tried for a run alone
 * that could have one, and once for all the runs that would end in the same way.
 */
export function nearestChoices(choices: Choices, machine: PlanMachine, judge: Judge): Choices | null {
  const ends = new Set<string>()
  for (const run of runs(mended(choices), machine)) {
    const lastKmh = judge.lastMileKmh(run, machine)
    if (lastKmh === null) continue
    const { level, finish, finishM, finishSpeedKmh, reference, stageM, miles } = run
    const end = JSON.stringify([level, finish, finishM, finishSpeedKmh, reference, stageM, miles, lastKmh])
    if (ends.has(end)) continue
    ends.add(end)
    for (const candidate of gentlerFinishes(run, machine)) if (judge.keepsPromise(candidate, machine)) return candidate
  }
  return null
}

/** What is known of choices on a machine. */
export interface Judge {
  /** Speed of the last mile, km/h; null where no finish whatever makes a plan of them. */
  lastMileKmh(choices: Choices, machine: PlanMachine): number | null
  keepsPromise(choices: Choices, machine: PlanMachine): boolean
}

/** Everything but their finishes, which are those of the choices. */
function* runs(choices: Choices, machine: PlanMachine): Generator<Choices> {
  yield* gentlerEdits(choices, machine)
  const plain = withoutEdits(choices)
  const others = choices.level === 'beginner' ? running(plain) : walking(plain)
  yield* easierShapes(plain, machine)
  if (choices.level !== 'beginner') yield* slowerReferences(plain, machine)
  for (const other of others) yield* easierShapes(other, machine)
  for (const other of others) yield* slowerReferences(other, machine)
  if (choices.level === 'beginner') yield* slowerReferences(plain, machine)
}

function* easierShapes(choices: Choices, machine: PlanMachine): Generator<Choices> {
  for (const stages of fewerStages(choices)) yield* slowerStarts(stages, machine)
}

/** As many stages and fewer, over the same distance. */
function* fewerStages(choices: Choices): Generator<Choices> {
  yield choices
  const { miles = 3, stageM = defaultStageM(choices.unit ?? 'mi') } = choices
  for (let fewer = miles - 1; fewer >= 3; fewer--) {
    const longerM = Math.round((stageM * miles) / fewer)
    if (longerM <= LONGEST_STAGE_M) yield { ...choices, miles: fewer, stageM: longerM }
  }
}

/** The usual start and slower ones, the speeds of their miles written out. */
function* slowerStarts(choices: Choices, machine: PlanMachine): Generator<Choices> {
  yield choices
  const recipe = recipeOf(choices, machine)
  if (isFault(recipe)) return
  const slowest = recipe.basis.kind === 'walker' ? WALKERS_SLOWEST_START : SLOWEST_START_EFFORT
  for (let percent = Math.round(100 * recipe.start) - 1; percent >= Math.round(100 * slowest); percent--) {
    const speeds = mileSpeeds({ ...recipe, start: percent / 100 }, machine.grid)
    if (!isFault(speeds)) yield { ...choices, mileSpeedsKmh: [...speeds] }
  }
}

/** The finish as chosen, as fast as is allowed, longer, slower, and the gentler style. */
function* gentlerFinishes(choices: Choices, machine: PlanMachine): Generator<Choices> {
  yield choices
  const recipe = recipeOf(choices, machine)
  if (isFault(recipe)) return
  const { finish, finishM, stageM } = recipe
  const { capped, gentle } = slowerFinishes(choices, recipe, machine)
  yield* capped
  if (finish === 'sprint')
    for (const longerM of [150, 200, 300, 400, 800, stageM])
      if (longerM > finishM && longerM <= stageM) yield { ...choices, finishM: longerM }
  yield* gentle
  const { finishSpeedKmh: _typed, ...worked } = choices
  if (finish === 'sprint') yield { ...worked, finish: 'strong' }
  if (finish === 'brisk-walk') yield { ...worked, finish: 'light-jog' }
  if (finish === 'light-jog') yield { ...worked, finish: 'brisk-walk' }
}

/** Finish speeds to try, none faster than wanted: as fast as machine and ceiling allow; little above the last mile. */
function slowerFinishes(choices: Choices, recipe: Recipe, machine: PlanMachine) {
  const miles = mileSpeeds(recipe, machine.grid)
  const lastKmh = isFault(miles) ? undefined : miles.at(-1)
  if (lastKmh === undefined) return { capped: [], gentle: [] }
  const wantedKmh = recipe.finishEdit ?? workedOutFinishKmh(recipe)
  const cap = capKmh(choices, machine)
  const withFinish = (kmh: number): Choices => ({ ...choices, finishSpeedKmh: kmh })
  const between = (kmh: number) => kmh > lastKmh && kmh < wantedKmh
  return {
    capped: [cap].filter(between).map(withFinish),
    gentle: [...[snapDown(machine.grid, lastKmh + 1.5)].filter(between), stepUp(machine.grid, lastKmh)].map(withFinish),
  }
}

/** Half a km/h slower at a time. */
function* slowerReferences(choices: Choices, machine: PlanMachine): Generator<Choices> {
  const recipe = recipeOf(choices, machine)
  if (isFault(recipe)) return
  const { basis } = recipe
  const fromKmh = basis.kind === 'walker' ? basis.walkKmh : normalRunKmh(basis.maximum)
  const kind = basis.kind === 'walker' ? 'comfortable-walk' : 'usual-speed'
  const slowestKmh = basis.kind === 'walker' ? SLOWEST_WALK_KMH : recipe.runningFloorKmh
  for (let kmh = Math.ceil(2 * fromKmh) / 2 - 0.5; kmh >= slowestKmh; kmh -= 0.5)
    yield { ...choices, reference: { kind, speedKmh: kmh } }
}

/** The slowest comfortable walk that may be chosen, km/h. */
const SLOWEST_WALK_KMH = 2

const walking = ({ miles = LEAST_MILES, ...choices }: Choices): Choices[] => [
  mended({
    ...choices,
    miles: Math.min(miles, MOST_MILES.beginner),
    level: 'beginner',
    finish: 'light-jog',
    reference: { kind: 'comfortable-walk', speedKmh: DEFAULT_WALK_KMH },
  }),
]

/** A normal run at which mile 1 stays a comfortable run and slower than it, km/h. */
const FIRST_RUN_KMH = 8

/** By what the walker says is usual on a treadmill, where that can be run, else by the slowest run that works. */
function running({ reference, ...choices }: Choices): Choices[] {
  const run = mended({ ...choices, level: 'intermediate', finish: 'strong' })
  const slowest: Choices = { ...run, reference: { kind: 'usual-speed', speedKmh: FIRST_RUN_KMH } }
  return reference?.kind === 'comfortable-walk' || reference === undefined
    ? [slowest]
    : [{ ...run, reference }, slowest]
}
