import { openDatabase } from '../../src/history/database.ts'
import { openJournal } from '../../src/history/journal.ts'
import { runsIn } from '../../src/history/runs.ts'
import { TICK_MS, type SessionEvent } from '../../src/session/event.ts'
import { MACHINE, PLAN } from './plan.ts'

// A process of its own, to be killed: journals a run in real time as the daemon does, and says each event it has taken.

const [folder = ''] = process.argv.slice(2)
const { db } = openDatabase(folder, Date.now())
const { id } = runsIn(db).start(PLAN, MACHINE, Date.now())
const journal = openJournal(db, id, TICK_MS, (problem) => {
  throw problem
})
const append = (event: SessionEvent): void => {
  journal.append(event)
  console.log(JSON.stringify(event))
}

let ticks = 0
let telemetry = 0
setInterval(() => append({ kind: 'tick', atMs: ++ticks * 100 }), 100)
setInterval(() => {
  const record = { speedKmh: 8.7, distanceM: telemetry++, elapsedS: null, inclinePct: null, heartRateBpm: null }
  append({ kind: 'telemetry', atMs: performance.now(), telemetry: record })
}, 20)
setTimeout(() => append({ kind: 'ask', atMs: performance.now(), ask: { id: 'once', ask: 'slower' } }), 300)
setInterval(() => journal.flush(), 1000)
