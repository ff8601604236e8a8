import type { BlockSession, BlockView, CoachReason } from '../../protocol/panel/coach.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import { stagesKmh } from '../../protocol/stages.ts'
import { asTold } from '../workout/told.ts'
import { choicesOf, weekOf, WEEKS, type Session } from './block.ts'
import { blockWeeks, movedToTomorrow, nextSession, type Block, type BlockWeek, type Planned } from './block-weeks.ts'
import { boundsOn } from './bounds.ts'
import { alsoAdjusted, gentlerToday } from './gentler.ts'
import { isHard, judgedRuns, type JudgedRun } from './judged.ts'
import { plain, weekFull, withAge, type Asked, type NextRun } from './next-run.ts'
import { gaitOf, referenceKmhOf } from './ran.ts'
import { mayRise } from './reference.ts'
import { sized, within } from './sized.ts'

/** What a block offers today, and how it stands (coach: six-week block). */

export interface BlockRun {
  readonly next: NextRun
  readonly view: BlockView
}

/** The test is so much faster, percent, where so many of the eleven before it were as planned. */
const TEST_PCT = 2
const TEST_NEEDS = 8
/** And stays so where it was planned, and no harder than this. */
const TEST_EFFORT = 8
/** Begun again, percent. */
const AGAIN_PCT = -2

/** Null once it is over. */
export function blockRun(block: Block, asked: Asked): BlockRun | null {
  const weeks = blockWeeks(block, asked.runs, asked.today)
  const week = weeks?.at(-1)
  if (weeks === null || week === undefined) return null
  const found = nextSession(week, asked.today)
  const isToday = found !== null && found.day <= asked.today
  const next = isToday ? offered(block, weeks, week, week.sessions[found.at], asked) : rests(week, found, asked)
  return { next, view: viewOf(block, weeks, isToday ? found.at : null, asked) }
}

function offered(block: Block, weeks: readonly BlockWeek[], week: BlockWeek, planned: Planned, asked: Asked): NextRun {
  const { choices, pct } = wantedOf(block, weeks, week, planned.session, asked)
  const bounds = boundsOn(asked.today, asked.runs, gaitOf(choices), asked.month)
  const offer = asked.hurt ? null : within(choices, bounds.leftKm, asked)
  const reason = asked.hurt
    ? plain('pain')
    : offer === null
      ? weekFull(bounds, asked)
      : whyOf(week, planned.session, pct)
  const gentler = asked.hurt ? null : within(gentlerToday(choices), bounds.leftKm, asked)
  return { offer, same: null, gentler, reason, asksIfItHurt: !asked.hurt && wasCut(asked) }
}

/** The last run was stopped, eased or very hard. */
function wasCut({ runs }: Asked): boolean {
  const last = judgedRuns(runs.slice(-1)).at(0)
  return last !== undefined && (last.verdict === 'stopped' || last.verdict === 'eased' || isHard(last))
}

function rests(week: BlockWeek, found: { day: number } | null, asked: Asked): NextRun {
  const day = found?.day ?? week.from + 7
  const reason: CoachReason = { code: 'block-rest', values: { days: day - asked.today } }
  return { offer: null, same: null, gentler: null, reason, asksIfItHurt: !asked.hurt && wasCut(asked) }
}

const WHY = { short: 'block-short', long: 'block-long', easy: 'block-easy' } as const

function whyOf({ isBack, isSmooth, isAgain, nth, week }: BlockWeek, { kind }: Session, pct: number): CoachReason {
  if (isBack) return plain('block-back')
  if (isSmooth) return plain('block-smooth')
  if (isAgain && nth > 0 && week === 1) return { code: 'block-again', values: { percent: -AGAIN_PCT } }
  return kind === 'test' ? { code: 'block-test', values: { percent: pct } } : plain(WHY[kind])
}

/** What a session is run as, and by how many percent the test is faster. */
function wantedOf(
  block: Block,
  weeks: readonly BlockWeek[],
  week: BlockWeek,
  session: Session,
  asked: Asked,
): { readonly choices: Choices; readonly pct: number } {
  const { runner } = asked
  const plan = withAge(choicesOf(session, block.level, runner.unit ?? 'mi', week.isSmooth), runner.ageYears)
  const full = asTold(plan, runner)
  const judgedBefore = judgedRuns(asked.runs)
  if (session.kind === 'test') {
    const isEarned = plannedIn(weeks) >= TEST_NEEDS && mayRise(asked.today, judgedBefore, full, TEST_PCT)
    const pct = isEarned ? TEST_PCT : 0
    return { choices: alsoAdjusted(plan, { referencePct: pct }), pct }
  }
  const referenceKmh = referenceOf(block, weeks, week, full, judgedBefore, asked.today)
  if (referenceKmh === null) return { choices: plan, pct: 0 }
  const kind = gaitOf(full) === 'walk' ? 'comfortable-walk' : 'usual-speed'
  return { choices: { ...plan, reference: { kind, speedKmh: referenceKmh } }, pct: 0 }
}

/** The reference from here on, km/h: begun again it is slower, and a test that was run proves its own. Null: as it was told. */
function referenceOf(
  block: Block,
  weeks: readonly BlockWeek[],
  week: BlockWeek,
  full: Choices,
  judgedBefore: readonly JudgedRun[],
  today: number,
): number | null {
  const againKmh = block.referenceKmh * (1 + AGAIN_PCT / 100)
  if (!week.isAfter) return week.isAgain && referenceKmhOf(full) > againKmh ? againKmh : null
  const test = weeks.flatMap(({ sessions }) => sessions.filter(({ session }) => session.kind === 'test')).at(-1)
  const pct = test?.run?.crescendo?.choices.adjusted?.referencePct ?? 0
  const isHeld = test?.verdict === 'planned' && (test.run?.crescendo?.effort ?? 0) <= TEST_EFFORT
  const provenKmh = (week.isAgain ? againKmh : block.referenceKmh) * (1 + pct / 100)
  const risesPct = (provenKmh / referenceKmhOf(full) - 1) * 100
  return pct > 0 && isHeld && risesPct > 1e-6 && mayRise(today, judgedBefore, full, risesPct) ? provenKmh : null
}

const plannedIn = (weeks: readonly BlockWeek[]): number =>
  weeks.flatMap(({ sessions }) => sessions.filter(({ verdict }) => verdict === 'planned')).length

function viewOf(block: Block, weeks: readonly BlockWeek[], todays: 0 | 1 | null, asked: Asked): BlockView {
  const { today } = asked
  const last = weeks.at(-1)
  const sessions = weeks.flatMap((week) =>
    week.sessions.map((planned, at) => {
      const isNow = week === last && at === todays
      const isPast = week !== last || (at === 0 && todays === 1)
      const state = planned.run !== null ? 'done' : isNow ? 'today' : isPast ? 'dropped' : 'ahead'
      const wanted = wantedOf(block, weeks, week, planned.session, asked).choices
      return { ...drawn(week.week, planned, wanted, asked), day: isNow ? today : planned.day, state } as const
    }),
  )
  const ahead = last === undefined || last.isAfter ? [] : weeksFrom(last, block)
  return {
    startedOn: block.startedOn,
    today,
    level: block.level,
    sessions: [
      ...sessions,
      ...ahead.map(({ week, planned }) => ({
        ...drawn(week, planned, choicesOf(planned.session, block.level, asked.runner.unit ?? 'mi'), asked),
        state: 'ahead' as const,
      })),
    ],
    done: sessions.filter(({ state }) => state === 'done').length,
    moved: block.moved.length,
    mayMove: movedToTomorrow(block, weeks, today) !== null,
    isOver: false,
  }
}

/** The weeks after this one, as planned. */
const weeksFrom = ({ from, week }: BlockWeek, { level }: Block): { week: number; planned: Planned }[] =>
  Array.from({ length: WEEKS - week }, (_, at) => week + 1 + at).flatMap((ahead) =>
    weekOf(level, ahead).map((session, at) => ({
      week: ahead,
      planned: { session, day: from + 7 * (ahead - week) + 3 * at, run: null, verdict: null },
    })),
  )

function drawn(
  week: number,
  { session, day, run }: Planned,
  choices: Choices,
  asked: Asked,
): Omit<BlockSession, 'state'> {
  const plan = sized(choices, asked)
  const finishKmh = plan?.plan.phases.flatMap((phase) => (phase.kind === 'finish' ? [phase.speedKmh] : [])) ?? []
  const speedsKmh = run?.crescendo?.facts.stages.flatMap(({ ranKmh }) => ranKmh ?? []) ?? stagesKmh(plan?.plan ?? null)
  return { week, kind: session.kind, day, km: run?.km ?? plan?.km ?? 0, speedsKmh: [...speedsKmh, ...finishKmh] }
}
