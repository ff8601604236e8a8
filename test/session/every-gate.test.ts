import { expect, test } from 'vitest'
import type { Ask, AskKind } from '../../protocol/panel/asks.ts'
import { asksUnitOf } from '../../src/belt/unit.ts'
import { boundsOf } from '../../src/safety/bounds.ts'
import { govern } from '../../src/safety/governor.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import { leadsToOf } from '../../src/session/asks/asks.ts'
import { reduce } from '../../src/session/reduce.ts'
import { newSession, type Session } from '../../src/session/session.ts'
import { toFinishSOf } from '../../src/session/speeds.ts'
import { wishOf } from '../../src/session/wish.ts'
import { IS_PROOF } from '../draws.ts'
import { explore, toldOf, type Alphabet, type Letter } from '../every-state.ts'
import { namedOf } from '../named-ask.ts'
import { essenceOfSeen, OLDEST_OF_SEEN_MS } from '../safety/seen-essence.ts'
import { expectMomentsToHold, type Moment } from '../safety/sentences.ts'
import { machine } from './plans.ts'
import { expectToHold as expectOfSession, PLAN } from './sentences.ts'

// Not drawn: every story of so many events there is around a gate, on a belt that does what the governor orders, a second apart.

interface Going {
  readonly nowMs: number
  readonly session: Session
  readonly beltKmh: number
  readonly sentKmh: number
  /** The plan's own key was pressed for the finish. */
  readonly pressedGo: boolean
  /** What was folded, and decided, in the last event of the alphabet. */
  readonly folds: readonly (readonly [before: Session, event: SessionEvent, after: Session])[]
  readonly moments: readonly Moment[]
}

const bounds = boundsOf(PLAN, machine.grid, { ...newSession().seen.limits, ...machine.limits })

function folded(before: Going, event: SessionEvent): Going {
  const session = reduce(before.session, event)
  return { ...before, session, folds: [...before.folds, [before.session, event, session]] }
}

/** What was told is folded, the governor decides, and its order goes out and is acknowledged. */
function happened(before: Going, event: SessionEvent): Going {
  const told = folded(before, event)
  const { nowMs, session } = told
  const wish = wishOf(session)
  const decision = govern(wish, session.seen, bounds, nowMs)
  const asked = event.kind === 'ask' && event.ask.ask === 'stop' ? 'stop' : null
  const moment: Moment = {
    nowMs,
    wish,
    seen: session.seen,
    decision,
    before: before.session.seen,
    ask: asked,
    touch: null,
  }
  const moments = [...told.moments, moment]
  if (!('order' in decision)) return { ...told, moments }
  const { order, because } = decision
  const sentKmh =
    order.kind === 'speed'
      ? order.speedKmh
      : { start: machine.grid.minKmh, stop: 0, incline: before.sentKmh }[order.kind]
  const sent = folded({ ...told, moments, sentKmh }, { kind: 'order', atMs: nowMs, order, because })
  return folded(sent, { kind: 'answer', atMs: nowMs, order, answer: 'acknowledged' })
}

/** A second goes by, with a reading at its end. */
function aSecond(before: Going): Going {
  const { beltKmh, sentKmh } = before
  const nowMs = before.nowMs + 1000
  const kmh = beltKmh + Math.max(-1, Math.min(0.5, sentKmh - beltKmh))
  const telemetry = { speedKmh: kmh, distanceM: null, elapsedS: null, inclinePct: null, heartRateBpm: null }
  const ticked = folded({ ...before, nowMs, beltKmh: kmh }, { kind: 'tick', atMs: nowMs })
  return happened(ticked, { kind: 'telemetry', atMs: nowMs, telemetry })
}

const letter = (name: string, then: (state: Going) => Going): Letter<Going> => ({
  name,
  then: (state) => then({ ...state, folds: [], moments: [] }),
})

const seconds = (s: number): Letter<Going> =>
  letter(`${s} s`, (state) => Array.from({ length: s }).reduce<Going>(aSecond, state))

/** An ask as it comes from the panel, whether it is taken or not. */
function asked(state: Going, kind: AskKind, more: object = {}): Going {
  const { session, nowMs } = state
  const ask = { id: kind, ask: kind, ...namedOf(kind, { leadsTo: leadsToOf(session, nowMs) }), ...more } as Ask
  return happened({ ...state, pressedGo: state.pressedGo || kind === 'go' }, { kind: 'ask', atMs: nowMs, ask })
}
const asks = (kind: AskKind): Letter<Going> => letter(kind, (state) => asked(state, kind))
const LETTERS: readonly Letter<Going>[] = [
  seconds(3),
  ...(['go', 'skip-sprint', 'ease-off'] as const).map(asks),
  letter('link lost for 3 s', (state) => {
    const lost = happened(state, {
      kind: 'notice',
      atMs: state.nowMs,
      notice: { kind: 'link-lost', reason: 'out of range' },
    })
    const later = { ...lost, nowMs: lost.nowMs + 3000 }
    return happened(later, { kind: 'notice', atMs: later.nowMs, notice: { kind: 'link-up', machine } })
  }),
]

/** A run of the plan that has come to so many seconds before the line of its finish. */
function beforeLine(gate: 'auto' | 'ask', s: number): Going {
  const plan = { ...PLAN, gate }
  const begin: Going = {
    nowMs: 0,
    session: newSession(),
    beltKmh: 0,
    sentKmh: 0,
    pressedGo: false,
    folds: [],
    moments: [],
  }
  const met = [
    { kind: 'watched', atMs: 0 },
    { kind: 'notice', atMs: 0, notice: { kind: 'link-up', machine } },
    { kind: 'plan', atMs: 0, plan },
  ] as const
  const at = met.reduce<Going>(happened, begin)
  let going = seconds(3).then(at) ?? at
  for (const kind of ['begin', 'skip-all', 'start'] as const) going = aSecond(asked(going, kind))
  for (let i = 0; i < 3600 && !((toFinishSOf(going.session) ?? Infinity) <= s); i++) {
    going = aSecond({ ...going, folds: [], moments: [] })
    if (going.beltKmh > 0 && asksUnitOf(going.session.seen))
      going = asked(going, 'console-says', { speed: going.beltKmh, unit: 'km/h' })
  }
  return { ...going, folds: [], moments: [] }
}

/** All but what is only shown, said or told afterwards. */
function essenceOf({ session, beltKmh, sentKmh, pressedGo }: Going): unknown {
  const { run, seen, ...rest } = session
  const place = run && { ...run.place, splits: run.place.splits.length, phase: { ...run.place.phase, changes: null } }
  return {
    ...rest,
    announcement: null,
    said: null,
    course: null,
    plan: null,
    machine: null,
    beltKmh,
    sentKmh,
    pressedGo,
    seen: { ...essenceOfSeen(seen), usedStarts: null },
    run: run && { ...run, line: null, voice: null, place },
  }
}

const gates: readonly Alphabet<Going>[] = (['auto', 'ask'] as const).map((gate) => ({
  name: gate === 'ask' ? 'a gate that waits for Go' : 'a gate that opens by itself',
  begins: [beforeLine(gate, 13)],
  letters: LETTERS,
  nowMsOf: ({ nowMs }) => nowMs,
  oldestMs: OLDEST_OF_SEEN_MS,
  essenceOf,
}))

const DEPTH = IS_PROOF ? 10 : 5

test.for(gates)('$name: whatever happens around it, what always holds does', (alphabet) => {
  const explored = explore(alphabet, DEPTH, (step) => {
    for (const [before, event, after] of step.state.folds) expectOfSession(before, event, after)
    expectMomentsToHold(step, bounds)
  })
  console.log(toldOf(alphabet, explored))
  expect(explored.states).toBeGreaterThan(500)
})
