import type { BlockView, Coach, CoachDecision, CoachKept, Offer } from '../protocol/panel/coach.ts'
import type { Choices, Level } from '../protocol/panel/plan.ts'
import type { Runner } from '../protocol/panel/runner.ts'
import type { Run } from '../protocol/panel/runs.ts'
import { firstWeek, mayBegin } from './coach/block.ts'
import { blockRun } from './coach/block-run.ts'
import { blockWeeks, movedToTomorrow, type Block } from './coach/block-weeks.ts'
import { nextRun, type Asked } from './coach/next-run.ts'
import { ranOf } from './coach/ran-of.ts'
import { referenceKmhOf, type RanRun } from './coach/ran.ts'
import { stageMOf, stagesOf, type Sized } from './coach/sized.ts'
import type { PlanMachine } from './workout/recipe.ts'
import { asTold } from './workout/told.ts'
import { milesOf } from './workout/timing.ts'

/** What the coach offers this runner today, and what they decide of it. Nothing of it moves a belt: an offer is chosen as any plan is. */
export interface Coaching {
  now(this: void): Coach
  /** False where there is nothing of the kind to decide. */
  decide(this: void, decision: CoachDecision): boolean
}

/** What is kept that offers are made of. */
export interface CoachSources {
  decisions(): readonly CoachKept[]
  keepDecision(kept: CoachKept): void
  latest(
    count: number,
  ): readonly { readonly id: string; readonly startedAtMs: number; readonly effort: number | null }[]
  /** Null where there is none, or it cannot be read. */
  run(id: string): Run | null
  /** What was chosen of the run last. */
  chosen(): Choices
  runner(): Runner
  /** The treadmill that is met, or one that would do anything. */
  machine(): PlanMachine
  /** Now, milliseconds since 1970-01-01 UTC. */
  wallMs(): number
}

/** So many runs are looked at: more than anybody runs in the weeks that are looked back at. */
const LOOKED_AT = 80
const DAY_MS = 86_400_000
/** Whose first run is no longer ago has no history to go by, days. */
const NEW_DAYS = 7

/** The day of this computer's clock: days since 1970-01-01. */
export const dayOf = (wallMs: number): number =>
  Math.floor((wallMs - new Date(wallMs).getTimezoneOffset() * 60_000) / DAY_MS)

export function coachingOf(sources: CoachSources): Coaching {
  /** What an ended run says of itself stays as it is, but for its effort. */
  const known = new Map<string, RanRun | null>()

  function runs(): RanRun[] {
    const latest = sources.latest(LOOKED_AT)
    for (const id of known.keys()) if (latest.every((run) => run.id !== id)) known.delete(id)
    return latest.flatMap(({ id, startedAtMs, effort }) => {
      if (!known.has(id)) known.set(id, ranIn(id, startedAtMs))
      const ran = known.get(id) ?? null
      if (ran === null) return []
      return [ran.crescendo === null ? ran : { ...ran, crescendo: { ...ran.crescendo, effort } }]
    })
  }
  function ranIn(id: string, startedAtMs: number): RanRun | null {
    const run = sources.run(id)
    return run === null ? null : ranOf(run, dayOf(startedAtMs))
  }
  const last = <Kind extends CoachKept['kind']>(kind: Kind) =>
    sources.decisions().findLast((kept): kept is Extract<CoachKept, { kind: Kind }> => kept.kind === kind)

  function asked(): Asked {
    const ran = runs()
    const hurt = last('hurt')
    const month = last('month')
    return {
      today: dayOf(sources.wallMs()),
      runs: ran,
      chosen: sources.chosen(),
      hurt: hurt !== undefined && hurt.hurt && hurt.of === ran.at(-1)?.id,
      month: month === undefined ? null : { day: month.day, longestKm: month.longestKm },
      runner: sources.runner(),
      machine: sources.machine(),
    }
  }
  /** The block that is on, with what it offers. */
  function block(of: Asked): { readonly kept: Block; readonly run: NonNullable<ReturnType<typeof blockRun>> } | null {
    const kept = last('block')?.block
    const run = kept === undefined ? null : blockRun(kept, of)
    return kept === undefined || run === null ? null : { kept, run }
  }

  function now(): Coach & { readonly found: ReturnType<typeof nextRun> } {
    const of = asked()
    const on = block(of)
    const found = on?.run.next ?? nextRun(of)
    const lastId = of.runs.at(-1)?.id ?? null
    const took = last('took')
    const hurt = last('hurt')
    const couldBegin = on === null && !of.hurt
    const week = firstWeek(of.today, of.runs, levelOf(of.chosen), of, of.month)
    const isOfToday = took !== undefined && took.of === lastId && took.day === of.today
    return {
      of: lastId,
      offer: offerOf(found.offer, of),
      same: offerOf(found.same, of),
      gentler: offerOf(found.gentler, of),
      reason: found.reason,
      asksIfItHurt: found.asksIfItHurt && hurt?.of !== lastId,
      decided: isOfToday ? took.took : null,
      block: on?.run.view ?? (null satisfies BlockView | null),
      mayBeginBlock: couldBegin && mayBegin(week),
      blockWaits: couldBegin && !mayBegin(week) ? week : null,
      asksMonth: last('month') === undefined && !of.hurt && of.runs.every(({ day }) => day > of.today - NEW_DAYS),
      found,
    }
  }

  function decide(decision: CoachDecision): boolean {
    const of = asked()
    const { found, ...shown } = now()
    const day = of.today
    switch (decision.kind) {
      case 'took': {
        const taken = found[decision.took]
        if (taken === null || decision.of !== shown.of) return false
        sources.keepDecision({ ...decision, day, reason: found.reason, choices: taken.choices })
        return true
      }
      case 'hurt':
        if (decision.of !== shown.of) return false
        sources.keepDecision({ ...decision, day })
        return true
      case 'month':
        sources.keepDecision({ ...decision, day })
        return true
      default:
        return decideBlock(decision.kind, of, shown)
    }
  }

  function decideBlock(kind: 'block-begun' | 'block-moved' | 'block-ended', of: Asked, shown: Coach): boolean {
    const on = block(of)
    const keep = (next: Block): true => {
      const kept = { ...next, moved: next.moved.map((one) => ({ ...one })) }
      sources.keepDecision({ kind: 'block', day: of.today, block: kept })
      return true
    }
    if (kind === 'block-begun') {
      if (!shown.mayBeginBlock) return false
      const level = levelOf(of.chosen)
      const referenceKmh = referenceKmhOf(asTold({ level }, of.runner))
      return keep({ startedOn: of.today, level, referenceKmh, moved: [], endedOn: null })
    }
    if (on === null) return false
    if (kind === 'block-ended') return keep({ ...on.kept, endedOn: of.today })
    const weeks = blockWeeks(on.kept, of.runs, of.today)
    const moved = weeks === null ? null : movedToTomorrow(on.kept, weeks, of.today)
    return moved === null ? false : keep(moved)
  }

  return {
    now() {
      const { found: _found, ...shown } = now()
      return shown
    },
    decide,
  }
}

const levelOf = ({ level }: Choices): Level => level ?? 'intermediate'

function offerOf(of: Sized | null, asked: Asked): Offer | null {
  if (of === null) return null
  const { choices, km, plan } = of
  const last = milesOf(plan).at(-1)
  return { choices, km, stages: stagesOf(choices), stageM: stageMOf(choices, asked), lastKmh: last?.speedKmh ?? 0 }
}
