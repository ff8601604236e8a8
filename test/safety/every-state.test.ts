import { expect, test } from 'vitest'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { BeltEvent, Notice } from '../../src/belt/event.ts'
import { adopt, speedAsked } from '../../src/belt/following.ts'
import { NOTHING_SEEN, observe } from '../../src/belt/observe.ts'
import type { Order, OrderAnswer } from '../../src/belt/order.ts'
import type { Seen } from '../../src/belt/seen.ts'
import { toldUnit, UNKNOWN_UNIT } from '../../src/belt/unit.ts'
import type { Bounds } from '../../src/safety/bounds.ts'
import type { Decision } from '../../src/safety/decision.ts'
import { govern } from '../../src/safety/governor.ts'
import type { Wish } from '../../src/session/wish.ts'
import { IS_PROOF } from '../draws.ts'
import { explore, toldOf, type Alphabet, type Letter } from '../every-state.ts'
import { essenceOfSeen, OLDEST_OF_SEEN_MS } from './seen-essence.ts'
import { askedBy, askFor, expectMomentsToHold, touchOf, type AskedOf, type Moment } from './sentences.ts'
import { machine, STOPPED, wishing } from './story.ts'

// Not drawn: every story of so many events there is, on a belt of six speeds, a second apart.

const GRID: SpeedGrid = { unit: 'km/h', minKmh: 1, maxKmh: 6, stepKmh: 1 }
const BOUNDS: Bounds = { grid: GRID, capKmh: 5, briskRiseKmhPerS: 0.3, walkKmh: 2 }
const SECOND_MS = 1000

interface Stood {
  readonly nowMs: number
  readonly wish: Wish
  readonly seen: Seen
  /** Where the belt is, and where it was sent. */
  readonly beltKmh: number
  readonly sentKmh: number
  /** Somebody's feet have been on the moving belt for so long, as its own clock counts. */
  readonly elapsedS: number
  readonly aloneSinceMs: number | null
  /** What was decided in the last event of the alphabet, in its order. */
  readonly moments: readonly Moment[]
}

const letter = (name: string, then: Letter<Stood>['then']): Letter<Stood> => ({
  name,
  then: (state) => then({ ...state, moments: [] }),
})

/** The event is seen, the governor decides, and the order it gives goes out. */
function happened(before: Stood, event: BeltEvent): Stood {
  const { nowMs, wish, aloneSinceMs } = before
  const alone =
    aloneSinceMs === null
      ? before.seen
      : observe(before.seen, { kind: 'unwatched', atMs: nowMs, forMs: nowMs - aloneSinceMs })
  const seen = observe(alone, event)
  const decision = govern(wish, seen, BOUNDS, nowMs)
  const moment = { nowMs, wish, seen, decision, before: before.seen, ask: askedBy(event), touch: touchOf(event) }
  const moments = [...before.moments, moment]
  if (!('order' in decision)) return { ...before, seen, moments }
  const { order, because } = decision
  const sentKmh = {
    start: GRID.minKmh,
    stop: 0,
    speed: order.kind === 'speed' ? order.speedKmh : 0,
    incline: before.sentKmh,
  }[order.kind]
  return { ...before, seen: observe(seen, { kind: 'order', atMs: nowMs, order, because }), sentKmh, moments }
}

const later = (state: Stood, ms = SECOND_MS): Stood => ({ ...state, nowMs: state.nowMs + ms })

/** A second goes by, with a reading at its end; an order that was not answered otherwise is acknowledged in it. */
function read(before: Stood, kmhOf: (state: Stood) => number, feetOn: boolean): Stood | null {
  const { pending } = before.seen
  const state = pending === null ? before : answered(before, pending.order, 'acknowledged')
  const beltKmh = kmhOf(state)
  if (beltKmh < 0 || beltKmh > GRID.maxKmh) return null
  const elapsedS = state.elapsedS + (feetOn && beltKmh > 0 ? 1 : 0)
  const telemetry = { speedKmh: beltKmh, distanceM: null, elapsedS, inclinePct: null, heartRateBpm: null }
  const then = later({ ...state, beltKmh, elapsedS })
  return happened(then, { kind: 'telemetry', atMs: then.nowMs, telemetry })
}

/** A belt that refuses goes nowhere. */
const answered = (state: Stood, order: Order, answer: OrderAnswer): Stood =>
  happened(
    { ...state, sentKmh: answer === 'refused' ? state.beltKmh : state.sentKmh },
    { kind: 'answer', atMs: state.nowMs, order, answer },
  )

const reads = (name: string, kmhOf: (state: Stood) => number, feetOn = true): Letter<Stood> =>
  letter(name, (state) => read(state, kmhOf, feetOn))

/** A step of its grid a second, as a belt does. */
const towards = ({ beltKmh, sentKmh }: Stood): number => beltKmh + Math.sign(sentKmh - beltKmh)

const FOLLOWS = reads('follows', towards)
const STAYS = reads('stays', ({ beltKmh }) => beltKmh)
const ZERO = reads('reads zero', () => 0)
const AWAY = reads('is faster', ({ beltKmh }) => beltKmh + 1)
const BELOW = reads('is slower', ({ beltKmh }) => beltKmh - 1)
const EMPTY = reads('goes on empty', towards, false)
function silent(state: Stood): Stood {
  const then = later(state)
  return happened(then, { kind: 'tick', atMs: then.nowMs })
}
const SILENT = letter('says nothing', silent)

const wishes = (name: string, wish: Wish): Letter<Stood> =>
  letter(`wish: ${name}`, (state) =>
    state.wish === wish ? null : happened({ ...state, wish }, { kind: 'tick', atMs: state.nowMs }),
  )
const asks = (ask: AskedOf): Letter<Stood> =>
  letter(ask, (state) => {
    const wish = ask === 'belt-is-still' ? state.wish : STOPPED
    return happened({ ...state, wish }, { kind: 'ask', atMs: state.nowMs, ask: askFor(ask, 'one', state.nowMs) })
  })
const answers = (answer: OrderAnswer): Letter<Stood> =>
  letter(answer, (state) => (state.seen.pending === null ? null : answered(state, state.seen.pending.order, answer)))
const hears = (name: string, notice: Notice): Letter<Stood> =>
  letter(name, (state) => happened(state, { kind: 'notice', atMs: state.nowMs, notice }))
const sees = (name: string, more: (seen: Seen, state: Stood) => Seen): Letter<Stood> =>
  letter(name, (state) => happened({ ...state, seen: more(state.seen, state) }, { kind: 'tick', atMs: state.nowMs }))

const LINK_UP: Notice = { kind: 'link-up', machine: machine(GRID) }
/** What was decided on the way there belongs to each story that begins there. */
const after = (state: Stood, ...letters: readonly Letter<Stood>[]): Stood =>
  letters.reduce((at, { name, then }) => {
    const next = then(at)
    if (next === null) throw new Error(`no ${name} there`)
    return { ...next, moments: [...at.moments, ...next.moments] }
  }, state)

const seconds = (count: number, of: Letter<Stood>): Letter<Stood>[] => Array.from({ length: count }, () => of)
/** So many seconds as one event: what takes that long. */
const long = (name: string, count: number, second: (state: Stood) => Stood | null): Letter<Stood> =>
  letter(name, (state) => Array.from({ length: count }).reduce<Stood | null>((at) => at && second(at), state))

/** A connected treadmill that has been read at rest for 3 s, with somebody at the screen who has told its unit. */
const RESTING: Stood = after(
  {
    nowMs: 0,
    wish: null,
    seen: observe(
      { ...NOTHING_SEEN, unit: { ...toldUnit(UNKNOWN_UNIT, 'ours'), check: 'passed' } },
      { kind: 'watched', atMs: 0 },
    ),
    beltKmh: 0,
    sentKmh: 0,
    elapsedS: 0,
    aloneSinceMs: null,
    moments: [],
  },
  hears('link up', LINK_UP),
  ZERO,
  ZERO,
  ZERO,
)
const GO_1 = wishing(2, { startAskId: 'go-1', rise: 'brisk' })
const GO_2 = wishing(2, { startAskId: 'go-2', rise: 'brisk' })
/** Started, and at 2 km/h for so long that its unit is known. */
const WALKING: Stood = after(RESTING, wishes('start', GO_1), ...seconds(30, FOLLOWS))
/** Brought to 5 km/h from there. */
const RUNNING: Stood = after(WALKING, wishes('5', wishing(5, { rise: 'brisk' })), ...seconds(30, FOLLOWS))

/** Readings of one speed are counted to twelve. */
function essenceOf(seen: Seen, elapsedS: number): unknown {
  const essence = essenceOfSeen(seen)
  const { following } = essence
  return {
    ...essence,
    elapsed: seen.elapsed && { ...seen.elapsed, s: elapsedS - seen.elapsed.s },
    stop: seen.stop && { ...seen.stop, count: null, firstAtMs: null },
    following: following && {
      ...following,
      settled: { ...following.settled, count: Math.min(12, following.settled.count) },
    },
  }
}

const shared = {
  oldestMs: OLDEST_OF_SEEN_MS,
  nowMsOf: ({ nowMs }: Stood): number => nowMs,
  essenceOf: ({ wish, seen, beltKmh, sentKmh, elapsedS, aloneSinceMs }: Stood): unknown => ({
    wish,
    beltKmh,
    sentKmh,
    aloneSinceMs,
    seen: essenceOf(seen, elapsedS),
  }),
}

const alphabets: readonly (Alphabet<Stood> & { readonly reaches: readonly string[] })[] = [
  {
    ...shared,
    name: 'start and stop',
    reaches: ['belt-starting', 'rest-not-seen', 'belt-out-of-sight', 'start', 'stop'],
    begins: [RESTING],
    letters: [
      FOLLOWS,
      ZERO,
      SILENT,
      wishes('start', GO_1),
      wishes('start again', GO_2),
      asks('stop'),
      asks('hold-stop'),
    ],
  },
  {
    ...shared,
    name: 'rest by the eyes',
    reaches: ['belt-starting', 'did-not-start', 'belt-still', 'start', 'stop'],
    begins: [RESTING],
    letters: [
      FOLLOWS,
      ZERO,
      long('8 s without a word', 8, silent),
      wishes('start', GO_1),
      asks('stop'),
      asks('belt-is-still'),
      answers('refused'),
    ],
  },
  {
    ...shared,
    name: 'answers',
    reaches: ['treadmill-refuses', 'order-on-the-air', 'speed', 'stop'],
    begins: [RUNNING],
    letters: [
      FOLLOWS,
      STAYS,
      wishes('1, at once', wishing(1, { fall: 'at-once' })),
      asks('stop'),
      answers('refused'),
      answers('unknown'),
      hears('stopped at the console', { kind: 'stopped', by: 'console' }),
    ],
  },
  {
    ...shared,
    name: 'rise',
    reaches: ['telemetry-stale', 'held', 'changing-gradually', 'speed'],
    begins: [WALKING],
    letters: [
      FOLLOWS,
      STAYS,
      SILENT,
      wishes('5', wishing(5, { rise: 'brisk' })),
      wishes('5, held, 3 asked for', wishing(5, { held: 'asked', ownRiseKmh: 3 })),
      sees('a speed is pressed', (seen, { nowMs }) => speedAsked(seen, 'faster', nowMs)),
    ],
  },
  {
    ...shared,
    name: 'fall, and another hand',
    reaches: ['hand-on-console', 'changing-gradually', 'speed'],
    begins: [WALKING],
    letters: [
      FOLLOWS,
      AWAY,
      BELOW,
      wishes('5, held, 3 asked for', wishing(5, { held: 'asked', ownRiseKmh: 3 })),
      sees('a speed is pressed', (seen, { nowMs }) => speedAsked(seen, 'faster', nowMs)),
      wishes('1, at once', wishing(1, { fall: 'at-once' })),
      sees('taken over', (seen, { beltKmh, nowMs }) => (beltKmh > 0 ? adopt(seen, beltKmh, nowMs) : seen)),
    ],
  },
  {
    ...shared,
    name: 'link',
    reaches: ['link-lost', 'rest-not-seen', 'start', 'stop'],
    begins: [WALKING],
    letters: [
      FOLLOWS,
      ZERO,
      hears('link lost', { kind: 'link-lost', reason: 'out of range' }),
      hears('link up', LINK_UP),
      wishes('start again', GO_2),
      asks('stop'),
      letter('slept', (state) => happened(state, { kind: 'slept', atMs: state.nowMs, sleptMs: 3000 })),
    ],
  },
  {
    ...shared,
    name: 'watching',
    reaches: ['nobody-watches', 'nobody-on-belt', 'speed', 'stop'],
    begins: [WALKING],
    letters: [
      FOLLOWS,
      EMPTY,
      letter('nobody watches', (state) => ({ ...state, aloneSinceMs: state.aloneSinceMs ?? state.nowMs })),
      letter('somebody watches', (state) =>
        state.aloneSinceMs === null
          ? null
          : happened({ ...state, aloneSinceMs: null }, { kind: 'watched', atMs: state.nowMs }),
      ),
      long('20 s go by', 20, (state) => read(state, towards, true)),
      long('20 s go by empty', 20, (state) => read(state, towards, false)),
      wishes('4', wishing(4, { rise: 'brisk' })),
    ],
  },
]

/** What was decided, in its own words. */
const wordsOf = (decision: Decision): readonly string[] =>
  'wait' in decision ? [decision.wait] : [decision.order.kind, ...(decision.because === null ? [] : [decision.because])]

const DEPTH = IS_PROOF ? 10 : 6

test.for(alphabets)('$name: whatever happens, what always holds does', (alphabet) => {
  const reached = new Set<string>()
  const explored = explore(alphabet, DEPTH, (step) => {
    for (const { decision } of step.state.moments) for (const word of wordsOf(decision)) reached.add(word)
    expectMomentsToHold(step, BOUNDS)
  })
  console.log(toldOf(alphabet, explored))
  expect([...reached]).toEqual(expect.arrayContaining([...alphabet.reaches]))
})
