import { Compile } from 'typebox/compile'
import { expect } from 'vitest'
import { Snapshot } from '../protocol/panel/snapshot.ts'
import { asSent } from './as-sent.ts'

const PARTS = new Map(Object.entries(Snapshot.properties).map(([name, schema]) => [name, Compile(schema)]))
/** Nothing that a snapshot holds is changed afterwards: a part that is the very object checked before is still right. */
const rightParts = new WeakSet<object>()
/** Of each part that is no object, what was right last: most are the same from one snapshot to the next. */
const rightLast = new Map<string, unknown>()

/**
 * Fails with the faults where a snapshot, as it is sent, is not what the panel's schema says. Runs make
 * thousands that are checked, so the plan is looked through once, not each time.
 */
export function expectAsSchema(snapshot: Snapshot): void {
  for (const name of PARTS.keys()) if (!(name in snapshot)) expect.fail(`${name} is missing`)
  for (const [name, part] of Object.entries(snapshot)) {
    const isObject = typeof part === 'object' && part !== null
    if (isObject ? rightParts.has(part) : rightLast.has(name) && Object.is(rightLast.get(name), part)) continue
    const schema = PARTS.get(name) ?? expect.fail(`${name} is in no schema`)
    const sent = asSent(part)
    if (!schema.Check(sent)) expect.fail(`${name}: ${JSON.stringify([...schema.Errors(sent)].slice(0, 3))}`)
    if (isObject) rightParts.add(part)
    else rightLast.set(name, part)
  }
}
