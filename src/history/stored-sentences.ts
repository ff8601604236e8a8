import type Database from 'libsql'
import { isObject, type Json } from './stored-json.ts'

/**
 * Runs of the first tables kept the sentences of their plan and splits; now they keep codes, and the sentences stand in one
 * place. Why a stage had its speed cannot be told from a sentence, and is said to be as it was planned then.
 */
export function sentencesToCodes(db: Database.Database): void {
  const rows = db.prepare('SELECT key, plan, splits FROM runs').all() as Row[]
  const update = db.prepare('UPDATE runs SET plan = ?, splits = ? WHERE key = ?')
  for (const { key, plan, splits } of rows) {
    const [newPlan, newSplits] = [changed(plan, planWithCodes), changed(splits, splitsWithCodes)]
    if (newPlan !== plan || newSplits !== splits) update.run(newPlan, newSplits, key)
  }
}

interface Row {
  readonly key: number
  readonly plan: string
  readonly splits: string | null
}

/** What cannot be read stays as it is: the list leaves it out and says so. */
function changed(json: string | null, change: (value: unknown) => unknown): string | null {
  if (json === null) return null
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return json
  }
  const next = change(value)
  return next === value ? json : JSON.stringify(next)
}

function planWithCodes(plan: unknown): unknown {
  if (!isObject(plan) || typeof plan['name'] !== 'string' || !Array.isArray(plan['phases'])) return plan
  const phases = plan['phases'].filter(isObject)
  const stages = phases.filter(({ kind }) => kind === 'mile')
  const finish = phases.find(({ kind }) => kind === 'finish')
  const name = {
    code: 'stages-and-finish',
    values: {
      count: stages.length,
      stageM: stages[0]?.['distanceM'] ?? 0,
      finish: plan['finish'],
      finishM: finish?.['distanceM'] ?? 0,
      unit: plan['unit'],
    },
  }
  return { ...plan, name, advice: [], phases: phases.map(phaseWithCodes) }
}

function phaseWithCodes(phase: Json): Json {
  if (phase['kind'] === 'mile' || phase['kind'] === 'finish')
    return { ...phase, why: { code: 'as-planned-then', values: {} } }
  if (phase['kind'] !== 'stretch' || !Array.isArray(phase['cards'])) return phase
  const cards = phase['cards'].filter(isObject).map(({ name: _name, sentence: _sentence, ...card }) => card)
  return { ...phase, cards }
}

const NOTES: Readonly<Record<string, string>> = {
  'cut short': 'cut-short',
  'partly estimated': 'partly-estimated',
  'cut short, partly estimated': 'cut-short-and-estimated',
}

function splitsWithCodes(splits: unknown): unknown {
  if (!Array.isArray(splits)) return splits
  const withCodes = splits.map((split: unknown) => {
    const code = isObject(split) && typeof split['note'] === 'string' ? NOTES[split['note']] : undefined
    return isObject(split) && code !== undefined ? { ...split, note: { code, values: {} } } : split
  })
  return withCodes.some((split, index) => split !== splits[index]) ? withCodes : splits
}
