import type Database from 'libsql'
import type { CoachKept } from '../../protocol/panel/coach.ts'
import type { OwnPlan } from '../../protocol/panel/own-plans.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import type { Runner } from '../../protocol/panel/runner.ts'
import type { OwnerKept } from './owner-memory.ts'

/** What is written of runners, and of what each of them keeps; `of` is the runner's id. Of one that is not there nothing is kept. */
export type RunnerWriting =
  /** Somebody new; one that is there stays as they are. */
  | { readonly kind: 'new-runner'; readonly of: string; readonly runner: Runner; readonly pin: OwnerKept['pin'] }
  /** Whose treadmill it is from now on. */
  | { readonly kind: 'current-runner'; readonly of: string }
  | { readonly kind: 'runner-pin'; readonly of: string; readonly pin: OwnerKept['pin'] }
  /** All of theirs goes: runs with everything of them, plans, decisions, what they told. */
  | { readonly kind: 'forget-runner'; readonly of: string }
  | { readonly kind: 'runner'; readonly of: string; readonly runner: Runner }
  | { readonly kind: 'choices'; readonly of: string; readonly choices: Choices }
  | { readonly kind: 'own-plan'; readonly of: string; readonly plan: OwnPlan }
  | { readonly kind: 'forget-own-plan'; readonly of: string; readonly id: string }
  /** A decision; `id` is its own. */
  | { readonly kind: 'coach'; readonly of: string; readonly id: string; readonly kept: CoachKept }

/** The key of the runner of an id, as a part of a statement. */
export const KEY_OF = (id: string): string => `(SELECT key FROM runners WHERE id = ${id})`

export function writeOfRunner(db: Database.Database, writing: RunnerWriting): void {
  const { of } = writing
  switch (writing.kind) {
    case 'new-runner': {
      const insert = 'INSERT INTO runners (id, told, pin) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING'
      db.prepare(insert).run(of, JSON.stringify(writing.runner), jsonOf(writing.pin))
      return
    }
    case 'current-runner':
      db.prepare('INSERT OR REPLACE INTO current_runner (only, id) VALUES (1, ?)').run(of)
      return
    case 'runner-pin':
      db.prepare('UPDATE runners SET pin = ? WHERE id = ?').run(jsonOf(writing.pin), of)
      return
    case 'forget-runner':
      for (const table of ['runs', 'own_plans', 'coach'])
        db.prepare(`DELETE FROM ${table} WHERE runner = ${KEY_OF('?')}`).run(of)
      db.prepare('DELETE FROM runners WHERE id = ?').run(of)
      return
    case 'runner':
      db.prepare('UPDATE runners SET told = ? WHERE id = ?').run(JSON.stringify(writing.runner), of)
      return
    case 'choices':
      db.prepare('UPDATE runners SET choices = ? WHERE id = ?').run(JSON.stringify(writing.choices), of)
      return
    case 'own-plan': {
      const { id, name, choices } = writing.plan
      const insert = `INSERT INTO own_plans (runner, id, name, choices) SELECT key, ?, ?, ? FROM runners WHERE id = ?
        ON CONFLICT (runner, id) DO UPDATE SET name = excluded.name, choices = excluded.choices`
      db.prepare(insert).run(id, name, JSON.stringify(choices), of)
      return
    }
    case 'forget-own-plan':
      db.prepare(`DELETE FROM own_plans WHERE id = ? AND runner = ${KEY_OF('?')}`).run(writing.id, of)
      return
    case 'coach': {
      const insert = `INSERT INTO coach (runner, id, kept) SELECT key, ?, ? FROM runners WHERE id = ? ON CONFLICT (id) DO NOTHING`
      db.prepare(insert).run(writing.id, JSON.stringify(writing.kept), of)
    }
  }
}

const jsonOf = (pin: OwnerKept['pin']): string | null => (pin === null ? null : JSON.stringify(pin))
