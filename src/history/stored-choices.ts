import type Database from 'libsql'
import { isObject, type Json } from './stored-json.ts'

/** Of what was chosen, this is the runner and not the run. As it was when it moved: a later version may know more of it. */
const OWN = ['unit', 'ceilingKmh', 'runningFloorKmh', 'walkingCeilingKmh', 'riseKmhPerS']
/** What was used last: where both are of one gait, that stays. */
const REFERENCES = ['otherReference', 'reference']

/** What the runner told of themselves stood with the plan that was chosen last; now it has a table of its own. */
export function choicesToRunner(db: Database.Database): void {
  db.exec('CREATE TABLE runner (only INTEGER PRIMARY KEY CHECK (only = 1), told TEXT NOT NULL) STRICT')
  const row = db.prepare('SELECT choices FROM chosen_plan').get() as { choices: string } | undefined
  if (row === undefined) return
  let choices: unknown
  try {
    choices = JSON.parse(row.choices)
  } catch {
    // It cannot be read: it is as good as forgotten, and stays where it is.
    return
  }
  if (!isObject(choices)) return
  const entries = Object.entries(choices)
  const told: Json = Object.fromEntries(entries.filter(([name]) => OWN.includes(name)))
  for (const name of REFERENCES) {
    const reference = choices[name]
    if (!isObject(reference)) continue
    // A beginner's usual speed is a walk.
    const usedWalking = choices['level'] === 'beginner' && name === 'reference' && reference['kind'] === 'usual-speed'
    told[reference['kind'] === 'comfortable-walk' || usedWalking ? 'walking' : 'running'] = reference
  }
  const ofTheRun = Object.fromEntries(entries.filter(([name]) => ![...OWN, ...REFERENCES].includes(name)))
  db.prepare('INSERT INTO runner (only, told) VALUES (1, ?)').run(JSON.stringify(told))
  db.prepare('UPDATE chosen_plan SET choices = ?').run(JSON.stringify(ofTheRun))
}
