import type Database from 'libsql'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { RunTold } from '../../protocol/panel/runs.ts'
import type { LearnedProfile } from '../profile/learned.ts'
import { becomeGone, deleteGone, IS_GONE } from './gone-runs.ts'
import { noteFelt } from './felt.ts'
import type { JournalRow } from './journal-row.ts'
import type { OwnerKept } from './owner-memory.ts'
import { keepBrought, type BroughtRun } from './brought-in.ts'
import { packJournal } from './packed-journals.ts'
import { KEY_OF, writeOfRunner, type RunnerWriting } from './runner-writing.ts'
import type { RecordedMachine, RunResult } from './runs.ts'
import { figuresOfGuests, keepFigures } from './stored-figures.ts'
import type { SendingState, SendingTarget } from './sendings.ts'
import { FIRST_RUNNER } from './stored-runners.ts'
import { inTransaction } from './transaction.ts'
import { wipeDeleted } from './wipe.ts'
import type { SoFar } from '../session/so-far.ts'

/**
 * One thing to write down; plain data, so that it can be handed to another thread. Each can be written twice with the same
 * outcome: whoever hands it over may not hear that it was written.
 */
export type Writing =
  /** A run begins; one that was left open is set aside. */
  | {
      readonly kind: 'run'
      readonly id: string
      /** Milliseconds since 1970-01-01 UTC. */
      readonly startedAtMs: number
      readonly machine: RecordedMachine
      readonly plan: Plan
      /** True where nothing of its runner is to stay; missing means false. */
      readonly isGuests?: boolean
      /** The id of whose it is; missing means the first runner. */
      readonly runner?: string
      /** The name that its runner gave the plan; missing where it has none. */
      readonly ownPlanName?: string | null
    }
  /** The session whole, as it was before row `sequence` of the run's journal: replaying begins with the newest of these. */
  | {
      readonly kind: 'beginning'
      readonly id: string
      readonly sequence: number
      /** Version of the rules that made the session. */
      readonly rules: number
      /** JSON. */
      readonly session: string
    }
  | { readonly kind: 'events'; readonly id: string; readonly rows: readonly JournalRow[] }
  | { readonly kind: 'so-far'; readonly id: string; readonly soFar: SoFar }
  | { readonly kind: 'end'; readonly id: string; readonly result: RunResult }
  /** The journal of an ended run is packed; that of one that has not ended stays as it is. */
  | { readonly kind: 'pack'; readonly id: string }
  /** What its runner, of the id `of`, says of an ended run; what is left out stays. */
  | { readonly kind: 'told-of-run'; readonly of: string; readonly id: string; readonly told: RunTold }
  /** Its runner, of the id `of`, deleted an ended run, or has it back (null); milliseconds since 1970-01-01 UTC. */
  | { readonly kind: 'gone'; readonly of: string; readonly id: string; readonly atMs: number | null }
  /** What was deleted longer ago than it can be had back is not on the disk any more. */
  | { readonly kind: 'delete-gone'; readonly nowMs: number }
  /** What became of a run on its way to where it goes by itself; of one that is not there any more nothing is kept. */
  | {
      readonly kind: 'sending'
      readonly id: string
      readonly target: SendingTarget
      readonly state: SendingState
      readonly tries: number
      /** When it is due again, or was done, milliseconds since 1970-01-01 UTC. */
      readonly atMs: number
    }
  /** A run from a file, whole, of the runner of the id `of`. */
  | { readonly kind: 'brought-in'; readonly of: string; readonly run: BroughtRun }
  | { readonly kind: 'discard'; readonly id: string }
  | { readonly kind: 'set-aside'; readonly id: string }
  /** Of each run of a guest only what was run stays, but of the one that is on. */
  | { readonly kind: 'forget-guests'; readonly butId: string | null }
  | { readonly kind: 'machine'; readonly address: string; readonly memory: MachineMemory }
  | { readonly kind: 'chosen-machine'; readonly machine: { readonly name: string; readonly address: string } }
  | { readonly kind: 'profile'; readonly profile: LearnedProfile }
  | { readonly kind: 'owner'; readonly owner: OwnerKept }
  | RunnerWriting

/** What is remembered of a machine from one connection to the next. */
export interface MachineMemory {
  readonly name: string
  /** True once a run on it reached its sprint. */
  readonly sprintedBefore: boolean
  /** Whether its belt has a motor, as the runner said; left out where nobody was asked. */
  readonly hasMotor?: boolean
}

/** The history has no run that something was to be written of: its file is another than it was. */
export class RunIsGone extends Error {}

/**
 * Writes all of them, in their order, or none. What was to be forgotten is gone from the disk, or all is to be written again.
 *
 * @throws SqliteError, RunIsGone, StillRead
 */
export function writeAll(db: Database.Database, writings: readonly Writing[]): void {
  inTransaction(db, () => {
    for (const writing of writings) write(db, writing)
  })
  if (writings.some(({ kind }) => FORGETS.has(kind))) wipeDeleted(db)
}

/** Nothing of what these delete stays on the disk. */
const FORGETS: ReadonlySet<Writing['kind']> = new Set<Writing['kind']>([
  'forget-guests',
  'delete-gone',
  'forget-runner',
])

function write(db: Database.Database, writing: Writing): void {
  switch (writing.kind) {
    case 'run': {
      const { id, startedAtMs, machine, plan, isGuests = false, runner = FIRST_RUNNER, ownPlanName = null } = writing
      db.prepare(`UPDATE runs SET set_aside = 1 WHERE state = 'open' AND id <> ?`).run(id)
      // Of a file that was made anew their run is theirs, too.
      db.prepare(`INSERT INTO runners (id, told) VALUES (?, '{}') ON CONFLICT (id) DO NOTHING`).run(runner)
      const insert = `INSERT INTO runs (id, runner, state, started_at_ms, machine, plan, whose, belt_factor, own_plan_name)
        VALUES (?, ${KEY_OF('?')}, 'open', ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`
      db.prepare(insert).run(
        id,
        runner,
        startedAtMs,
        JSON.stringify(machine),
        JSON.stringify(plan),
        isGuests ? 'guest' : 'known',
        plan.beltFactor ?? 1,
        isGuests ? null : ownPlanName,
      )
      return
    }
    case 'beginning':
      db.prepare('INSERT OR REPLACE INTO beginnings (run, sequence, rules, session) VALUES (?, ?, ?, ?)').run(
        keyOf(db, writing.id),
        writing.sequence,
        writing.rules,
        writing.session,
      )
      return
    case 'events': {
      const run = keyOf(db, writing.id)
      const insert = db.prepare<JournalRow & { run: number }>(INSERT_ROW)
      for (const row of writing.rows) insert.run({ ...row, run })
      return
    }
    case 'so-far': {
      const { distanceM, movingS, splits } = writing.soFar
      const update = `UPDATE runs SET distance_m = ?, moving_s = ?, splits = ? WHERE id = ? AND state = 'open'`
      db.prepare(update).run(distanceM, movingS, JSON.stringify(splits), writing.id)
      return
    }
    case 'end': {
      const { endedAtMs, distanceM, movingS, crescendo, splits, line, stoppedBy, distanceFrom } = writing.result
      db.prepare(
        `UPDATE runs SET state = 'ended', ended_at_ms = ?, distance_m = ?, moving_s = ?, crescendo = ?, splits = ?, line = ?,
         stopped_by = ?, distance_from = ?
         WHERE id = ? AND state = 'open'`,
      ).run(
        Math.round(endedAtMs),
        distanceM,
        movingS,
        crescendo ? 1 : 0,
        JSON.stringify(splits),
        JSON.stringify(line),
        stoppedBy ?? null,
        distanceFrom ?? null,
        writing.id,
      )
      noteFelt(db, writing.id)
      keepFigures(db, writing.id)
      return
    }
    case 'told-of-run': {
      const { of, id, told } = writing
      if (told.effort !== undefined) {
        db.prepare(`${TOLD_OF} effort = ? ${OF_ENDED}`).run(told.effort, id, of)
        db.prepare(EFFORT_OF).run(id)
      }
      if (told.note !== undefined) db.prepare(`${TOLD_OF} note = ? ${OF_ENDED}`).run(told.note, id, of)
      return
    }
    case 'gone':
      becomeGone(db, writing)
      return
    case 'delete-gone':
      deleteGone(db, writing.nowMs)
      return
    case 'sending': {
      const { id, target, state, tries, atMs } = writing
      db.prepare(
        `INSERT OR REPLACE INTO sendings (run, target, state, tries, at_ms) SELECT key, ?, ?, ?, ? FROM runs WHERE id = ?`,
      ).run(target, state, tries, Math.round(atMs), id)
      return
    }
    case 'pack':
      packJournal(db, writing.id)
      return
    case 'brought-in':
      keepBrought(db, writing.of, writing.run)
      return
    case 'discard':
      db.prepare('DELETE FROM runs WHERE id = ?').run(writing.id)
      return
    case 'set-aside':
      db.prepare('UPDATE runs SET set_aside = 1 WHERE id = ?').run(writing.id)
      return
    case 'forget-guests':
      // No run has the empty name.
      forgetGuests(db, writing.butId ?? '')
      return
    case 'machine': {
      const insert = 'INSERT OR REPLACE INTO machines (address, memory) VALUES (?, ?)'
      db.prepare(insert).run(writing.address, JSON.stringify(writing.memory))
      return
    }
    case 'chosen-machine': {
      const insert = 'INSERT OR REPLACE INTO chosen_machine (only, machine) VALUES (1, ?)'
      db.prepare(insert).run(JSON.stringify(writing.machine))
      return
    }
    case 'profile': {
      const { unit, name, model, firmware, metOn, facts } = writing.profile
      const columns = 'unit, name, model, firmware, met_on, facts'
      const insert = `INSERT OR REPLACE INTO profiles (${columns}) VALUES (?, ?, ?, ?, ?, ?)`
      db.prepare(insert).run(unit, name, model, firmware, metOn, JSON.stringify(facts))
      return
    }
    case 'owner': {
      const insert = 'INSERT OR REPLACE INTO owner (only, kept) VALUES (1, ?)'
      db.prepare(insert).run(JSON.stringify(writing.owner))
      return
    }
    default:
      writeOfRunner(db, writing)
  }
}

/** A plan tells the runner's reference and paces, a journal their heart rate: what stays is when and what was run. */
function forgetGuests(db: Database.Database, butId: string): void {
  const theirs = `whose = 'guest' AND id <> ?`
  for (const table of ['journal', 'packed_journals', 'beginnings'])
    db.prepare(`DELETE FROM ${table} WHERE run IN (SELECT key FROM runs WHERE ${theirs})`).run(butId)
  const name = `CASE WHEN json_valid(plan) THEN json_object('name', json_extract(plan, '$.name')) ELSE '{}' END`
  const heartless = `SELECT json_group_array(json_remove(value, '$.heartRateBpm')) FROM json_each(splits)`
  const splits = `CASE WHEN json_valid(splits) THEN (${heartless}) ELSE splits END`
  const none = `whose = 'nobody', plan = ${name}, splits = ${splits}, line = NULL, effort = NULL, note = NULL, own_plan_name = NULL`
  db.prepare(`UPDATE runs SET ${none} WHERE ${theirs}`).run(butId)
  figuresOfGuests(db)
}

const EFFORT_OF = `UPDATE run_figures SET effort = runs.effort FROM runs WHERE runs.key = run_figures.run AND runs.id = ?`
const TOLD_OF = 'UPDATE runs SET'
const OF_ENDED = `WHERE id = ? AND state = 'ended' AND whose <> 'nobody' AND NOT ${IS_GONE('key')} AND runner = ${KEY_OF('?')}`

const INSERT_ROW = `INSERT OR REPLACE INTO journal (run, sequence, ticks, at_ms, event, speed_001_kmh, distance_m, elapsed_s, incline_01_pct, heart_rate_bpm)
  VALUES (@run, @sequence, @ticks, @at_ms, @event, @speed_001_kmh, @distance_m, @elapsed_s, @incline_01_pct, @heart_rate_bpm)`

function keyOf(db: Database.Database, runId: string): number {
  const row = db.prepare('SELECT key FROM runs WHERE id = ?').get(runId) as { key: number } | undefined
  if (row === undefined) throw new RunIsGone(`There is no run ${runId} in the history.`)
  return row.key
}
