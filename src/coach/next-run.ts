import type { CoachReason } from '../../protocol/panel/coach.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import { UNIT_M } from '../../protocol/units.ts'
import { asTold, ofTheRun } from '../workout/told.ts'
import { boundsOn, breakBefore, BREAK_DAYS, type Bounds, type MonthTold } from './bounds.ts'
import {
  afterBreak,
  alsoAdjusted,
  firstRun,
  fromOld,
  gentlerToday,
  isOlder,
  percentAfter,
  smoothFinish,
} from './gentler.ts'
import { isGentlerToday, isOwn, judgedRuns, wasTooMuch, type JudgedRun } from './judged.ts'
import { ownFinish } from './own-finish.ts'
import { gaitOf, type RanRun } from './ran.ts'
import { fasterPct, movedReference, sinceMoved, slowerPct } from './reference.ts'
import { longer, shorter, sized, within, type For, type Sized } from './sized.ts'

/** What is offered for the next run, from what was measured of those before (coach: the next run). */

export interface Asked extends For {
  /** Days since 1970-01-01 where the runner is. */
  readonly today: number
  /** The oldest first. */
  readonly runs: readonly RanRun[]
  /** What was chosen of the run last. */
  readonly chosen: Choices
  /** The runner said that the last one hurt. */
  readonly hurt: boolean
  readonly month: MonthTold | null
}

export interface NextRun {
  readonly offer: Sized | null
  /** As last time; null where a rule says no, or where it is what is offered. */
  readonly same: Sized | null
  readonly gentler: Sized | null
  readonly reason: CoachReason
  readonly asksIfItHurt: boolean
}

/** The first run by a race, percent: a belt feels faster than the road. */
const AFTER_RACE_PCT = -3
/** What the runner makes once more before it is theirs. */
const HARDER_THAN_OWN = 8

/** So many days are looked ahead for room: a week is over by then. */
const DAYS_AHEAD = 7

/** Where there is no room today, with the day on which there is. */
export function nextRun(asked: Asked): NextRun {
  const next = nextOn(asked)
  if (next.reason.code !== 'week-full') return next
  for (let days = 1; days <= DAYS_AHEAD; days++)
    if (nextOn({ ...asked, today: asked.today + days }).offer !== null)
      return { ...next, reason: { code: 'week-full-until', values: { ...next.reason.values, days } } }
  return next
}

function nextOn(asked: Asked): NextRun {
  const { today, runs, chosen, runner, month } = asked
  const bounds = boundsOn(today, runs, gaitOf(chosen), month)
  const judged = judgedRuns(runs).filter((run) => gaitOf(run.choices) === gaitOf(chosen))
  const base = baseOf(judged, asked)
  // Of what is chosen: whoever asks for it has it before their eyes. Somebody else's steps are as they are.
  const isFree = chosen.workout === undefined && !isGentlerToday(chosen)
  const gentler = isFree ? within(gentlerToday(withAge(ofTheRun(chosen), runner.ageYears)), bounds.leftKm, asked) : null
  const last = judged.at(-1)
  const asksIfItHurt = last !== undefined && wasTooMuch(last) && last.id === runs.at(-1)?.id
  if (asked.hurt) return { offer: null, same: null, gentler: null, reason: plain('pain'), asksIfItHurt: false }
  const wanted = runs.length === 0 ? firstOf(asked) : wantedOf(base, judged, bounds, asked)
  const leftKm = boundsOn(today, runs, gaitOf(wanted.choices), month).leftKm
  const offer = within(asAge(wanted.choices), leftKm, asked)
  const own = sized(runs.length === 0 ? firstRun(slowerByRace(base, asked), runner.unit ?? 'mi') : base, asked)
  const same = own !== null && own.km <= bounds.leftKm && !isAlike(own, offer) ? own : null
  const reason = offer === null ? weekFull(bounds, asked) : shrunk(wanted, offer, leftKm, asked)
  return { offer, same, gentler, reason, asksIfItHurt }

  function asAge(choices: Choices): Choices {
    return isOlder(runner.ageYears) && choices.adjusted?.lastMilePoints === undefined ? fromOld(choices) : choices
  }
}

interface Wanted {
  readonly choices: Choices
  readonly reason: CoachReason
}

export const plain = (code: PlainReason): CoachReason => ({ code, values: {} })
type PlainReason = Exclude<
  CoachReason['code'],
  | 'faster'
  | 'slower'
  | 'after-race'
  | 'after-break'
  | 'week-full'
  | 'week-full-until'
  | 'no-further-yet'
  | 'block-test'
  | 'block-again'
  | 'block-rest'
>

/** As the last that is judged was run, with the finish that is the runner's own; as chosen, where there is none. */
function baseOf(judged: readonly JudgedRun[], { chosen, runner }: Asked): Choices {
  const last = judged.at(-1)
  const { adjusted: _adjusted, ...like } = ofTheRun(last?.choices ?? chosen)
  if (last === undefined) return withAge(like, runner.ageYears)
  const { finish: _finish, finishM: _finishM, gate: _gate, ...shape } = like
  const own = { ...shape, ...ownFinish(judged) }
  const unit = last.choices.unit ?? 'mi'
  const length = like.stageM === undefined && unit !== (runner.unit ?? 'mi') ? { stageM: UNIT_M[unit] } : {}
  return withAge({ ...own, ...length }, runner.ageYears)
}

export const withAge = (choices: Choices, ageYears: number | null): Choices =>
  isOlder(ageYears) ? fromOld(choices) : choices

/** The first run ever: a walk. */
function firstOf({ runner }: Asked): Wanted {
  return { choices: firstRun({ level: 'beginner' }, runner.unit ?? 'mi'), reason: plain('first-run') }
}

function wantedOf(base: Choices, judged: readonly JudgedRun[], bounds: Bounds, asked: Asked): Wanted {
  const { today, runs, runner } = asked
  const pause = today - Math.max(...runs.map(({ day }) => day))
  const pct = percentAfter(pause)
  const full = asTold(base, runner)
  if (pct < 0) {
    const reference = movedReference(full, pct)
    const reason: CoachReason = { code: 'after-break', values: { days: pause, percent: -pct } }
    const back = pause > BREAK_DAYS ? afterBreak(unset(base), 0) : unset(base)
    return { choices: { ...back, reference }, reason }
  }
  const since = breakBefore(today, runs)
  const nth = since === null ? 3 : runs.filter(({ day }) => day >= since.backOn).length
  const wanted = judged.length === 0 ? unjudged(base, full) : byTable(base, full, judged, bounds, asked)
  return { ...wanted, choices: afterBreak(wanted.choices, nth) }
}

/** Speeds set by hand belong to the paces they were set against. */
function unset(choices: Choices): Choices {
  const { mileSpeedsKmh: _miles, finishSpeedKmh: _finish, ...rest } = choices
  return rest
}

function unjudged(base: Choices, full: Choices): Wanted {
  return byRace(base, full) ?? { choices: base, reason: plain('not-counted') }
}

/** The first run of all by one's own pace: by a race it is slower, too. */
const slowerByRace = (base: Choices, { runner }: Asked): Choices => byRace(base, asTold(base, runner))?.choices ?? base

/** By a race, and by no run yet. */
function byRace(base: Choices, full: Choices): Wanted | null {
  if (gaitOf(full) === 'walk' || (full.reference !== undefined && full.reference.kind !== 'race')) return null
  const choices = alsoAdjusted(base, { referencePct: AFTER_RACE_PCT })
  return { choices, reason: { code: 'after-race', values: { percent: -AFTER_RACE_PCT } } }
}

function byTable(base: Choices, full: Choices, judged: readonly JudgedRun[], bounds: Bounds, asked: Asked): Wanted {
  const last = judged.at(-1)
  if (last === undefined || sinceMoved(judged, full).length === 0) {
    return byRace(base, full) ?? { choices: base, reason: plain('new-paces') }
  }
  const downPct = slowerPct(judged, full)
  const wanted = byLast(base, full, last, judged, bounds, asked)
  if (downPct === 0) return wanted
  const choices = { ...unset(wanted.choices), reference: movedReference(full, downPct) }
  return { choices, reason: { code: 'slower', values: { percent: -downPct } } }
}

/** The first row of the table that fits. */
function byLast(
  base: Choices,
  full: Choices,
  last: JudgedRun,
  judged: readonly JudgedRun[],
  bounds: Bounds,
  asked: Asked,
): Wanted {
  if (last.verdict === 'stopped') return { choices: smoothFinish(shorter(base, asked)), reason: plain('shorter') }
  if (wasTooMuch(last)) return { choices: smoothFinish(base), reason: plain('smooth') }
  if (last.verdict === 'no-sprint') return { choices: { ...base, gate: 'ask' }, reason: plain('your-go') }
  const k = sinceMoved(judged, full).filter(isOwn).length
  if (last.effort === HARDER_THAN_OWN || k === 1) return { choices: base, reason: plain('once-more') }
  if (k % 2 === 0) {
    const more = longer(base, bounds.leftKm, asked)
    return { choices: more?.choices ?? base, reason: plain(more === null ? 'no-longer-yet' : 'longer') }
  }
  const percent = fasterPct(asked.today, judged, full, asked)
  if (percent === 0) return { choices: base, reason: plain('no-faster-yet') }
  const choices = { ...unset(base), reference: movedReference(full, percent) }
  return { choices, reason: { code: 'faster', values: { percent } } }
}

export const weekFull = ({ ranKm, mostWeekKm }: Bounds, { runner }: Asked): CoachReason => ({
  code: 'week-full',
  values: { ranKm, mostKm: mostWeekKm, unit: runner.unit ?? 'mi' },
})

/** Why it is offered; where there was no room for all of it, that. After a break the room is part of the reason. */
function shrunk({ choices, reason }: Wanted, offer: Sized, leftKm: number, asked: Asked): CoachReason {
  const whole = sized(choices, asked)
  if (reason.code === 'after-break' || whole === null || whole.km <= leftKm) return reason
  return { code: 'no-further-yet', values: { mostKm: Math.max(offer.km, leftKm), unit: asked.runner.unit ?? 'mi' } }
}

const isAlike = (one: Sized, other: Sized | null): boolean =>
  other !== null &&
  JSON.stringify(one.plan.phases) === JSON.stringify(other.plan.phases) &&
  one.plan.gate === other.plan.gate
