import { finishOf } from '../../protocol/stages.ts'
import { words } from '../language.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { speedWords } from './speed-words.ts'
import type { GateOffer } from './gate.ts'
import { finishComes, goIsHeld } from '../last-minute.ts'

/** What is asked of the runner before the finish: Go, or, where it comes by itself, only a way past it. */
export function gateOf(snapshot: Snapshot): GateOffer | null {
  const { gate, asks, phase, plan } = snapshot
  if (gate === 'armed') return { offers: 'not-yet' }
  const late = phase.kind === 'finish'
  const comes = finishComes(snapshot) && !late
  if (comes && gate === 'open' && asks.includes('skip-sprint'))
    return { offers: 'skip-sprint', hint: words.run.skipHint(finishOf(plan)) }
  const asked = (gate === 'open' && !comes) || (gate === 'skipped' && !late)
  if (!asked || !asks.includes('go')) return null
  const to = goIsHeld(snapshot) ? { held: true, hint: words.run.goHeld(goesTo(snapshot)) } : {}
  return { offers: 'go', late, skipped: gate === 'skipped', ...to }
}

function goesTo(snapshot: Snapshot): string {
  const { value, unit } = speedWords(snapshot.leadsTo.go?.speedKmh ?? null, snapshot)
  return `${value} ${unit}`
}
