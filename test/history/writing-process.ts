import { monotonicClock } from '../../src/clock.ts'
import { openHistory } from '../../src/history/history.ts'
import { threadedWriter } from '../../src/history/threaded-writer.ts'
import { TICK_MS, type SessionEvent } from '../../src/session/event.ts'
import { RULES_VERSION } from '../../src/session/rules-version.ts'
import { newSession } from '../../src/session/session.ts'
import { soFarOf } from '../../src/session/so-far.ts'
import { MACHINE, PLAN } from './plan.ts'

// A process of its own, to be killed: journals a run in real time as the daemon does, and says each event it has taken, an ask
// once it is written.

const [folder = ''] = process.argv.slice(2)
const writer = threadedWriter(new URL('writer-thread.mjs', import.meta.url), folder)
const fail = (problem: unknown): void => {
  if (problem !== null) throw new Error(JSON.stringify(problem))
}
const resultOf = () => ({ ...soFarOf(newSession()), crescendo: false })
const rules = { tickMs: TICK_MS, version: RULES_VERSION, soFarOf, resultOf, isOfChoices: () => false, lineOf: () => [] }
const { log } = openHistory(folder, () => writer, monotonicClock(), rules, fail, fail, false)
log.begin(PLAN, MACHINE, newSession())

let before = Promise.resolve()
const append = (event: SessionEvent): void => {
  before = before.then(async () => {
    log.append(event)
    if (event.kind === 'ask') await log.written(60_000)
    console.log(JSON.stringify(event))
  })
}

let ticks = 0
let telemetry = 0
setInterval(() => {
  append({ kind: 'tick', atMs: ++ticks * 100 })
  if (ticks % 10 === 0) log.flush(newSession())
}, 100)
setInterval(() => {
  const record = { speedKmh: 8.7, distanceM: telemetry++, elapsedS: null, inclinePct: null, heartRateBpm: null }
  append({ kind: 'telemetry', atMs: performance.now(), telemetry: record })
}, 20)
setTimeout(() => append({ kind: 'ask', atMs: performance.now(), ask: { id: 'once', ask: 'slower' } }), 300)
