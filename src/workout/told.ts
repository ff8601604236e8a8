import type { Choices, Plan, Reference } from '../../protocol/panel/plan.ts'
import type { Runner } from '../../protocol/panel/runner.ts'
import { heartTold } from './heart-rules.ts'

/** What of the choices is the runner, and not the run. */
const OWN = [
  'unit',
  'reference',
  'otherReference',
  'ceilingKmh',
  'runningFloorKmh',
  'walkingCeilingKmh',
  'riseKmhPerS',
] as const
type Own = (typeof OWN)[number]

/** The choices without what is the runner's own, and without the run that they are run beside, which is of this once alone. */
export const ofTheRun = (choices: Choices): Omit<Choices, Own | 'beside'> => {
  const own: ReadonlySet<string> = new Set([...OWN, 'beside'])
  return Object.fromEntries(Object.entries(choices).filter(([name]) => !own.has(name)))
}

/** What is remembered of choices until other ones are made: all that is no runner's own. */
export const remembered = ({ beside, ...choices }: Choices): Omit<Choices, Own> => ({
  ...ofTheRun(choices),
  ...(beside === undefined ? {} : { beside }),
})

/** Whether a plan is of these choices, whoever runs it: the level that is meant where none is named may be named. */
export const isOfChoices = ({ choices }: Pick<Plan, 'choices'>, kept: Choices): boolean =>
  choices !== null && inOrder(ofTheRun(choices)) === inOrder(ofTheRun(kept))

const inOrder = ({ level = 'intermediate', ...rest }: Choices): string =>
  JSON.stringify([level, ...Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))])

/** What was left out is the runner's own, where they told it. What is chosen stands. */
export function asTold(choices: Choices, runner: Runner): Choices {
  const walks = choices.level === 'beginner'
  const [used, spare] = walks ? [runner.walking, runner.running] : [runner.running, runner.walking]
  const { unit, ceilingKmh, runningFloorKmh, walkingCeilingKmh, riseKmhPerS } = runner
  const told = { unit, reference: used, otherReference: spare, ceilingKmh }
  const all = { ...told, runningFloorKmh, walkingCeilingKmh, riseKmhPerS }
  return { ...Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)), ...choices }
}

/** Who chooses what is their own has told it. What they left out, they told before. */
export function toldBy(choices: Choices, runner: Runner): Runner {
  const walks = choices.level === 'beginner'
  const told = [choices.otherReference, choices.reference].filter((one) => one !== undefined)
  const isForWalking = (one: Reference): boolean =>
    one.kind === 'comfortable-walk' || (walks && one === choices.reference && one.kind === 'usual-speed')
  return {
    ...runner,
    unit: choices.unit ?? runner.unit,
    ceilingKmh: choices.ceilingKmh === undefined ? runner.ceilingKmh : choices.ceilingKmh,
    walking: told.findLast(isForWalking) ?? runner.walking,
    running: told.findLast((one) => !isForWalking(one)) ?? runner.running,
    runningFloorKmh: choices.runningFloorKmh ?? runner.runningFloorKmh,
    walkingCeilingKmh: choices.walkingCeilingKmh ?? runner.walkingCeilingKmh,
    riseKmhPerS: choices.riseKmhPerS ?? runner.riseKmhPerS,
  }
}

/** Whether plans are made by what differs between the two. */
export const plansDiffer = (one: Runner, other: Runner): boolean =>
  JSON.stringify(planTold(one)) !== JSON.stringify(planTold(other))

const planTold = (runner: Runner) => [asTold({}, runner), runner.walking, heartTold(runner), runner.pacingSense]
