import type { RunPlace } from '../../../protocol/panel/run-list.ts'
import type { RunOpened } from '../../../protocol/panel/run-opened.ts'
import type { Split } from '../../../protocol/panel/snapshot.ts'
import { isStage } from '../../../protocol/units.ts'
import { finishLength } from '../../format.ts'
import { words } from '../../language.ts'
import { unitFor } from '../gained.ts'
import { finishTitle, stageOf } from '../run-words.ts'

type Named = Pick<RunOpened, 'steps' | 'planName'>

/** "Mile 2", "Sprint 400 m", "Cool-down". */
export function partName(split: Split, run: Named): string {
  const name = placeName({ kind: split.kind, number: split.mile }, run)
  return split.kind === 'finish' ? `${name} ${finishLength(split.distanceM, unitFor(run))}` : name
}

/** "2 moderate", "warm-up", as it stands in a chart. */
export function bandName({ kind, mile, effort }: Split, run: Named): string {
  const name = placeName({ kind, number: mile }, run).toLowerCase()
  return mile === null || effort === null ? name : `${mile} ${words.phases.efforts[effort]}`
}

/** The same without its length; '' where it is none on the belt. */
export function placeName(place: RunPlace | null, run: Named): string {
  if (place === null) return ''
  const { kind, number } = place
  if (isStage(place)) return number === null ? '' : words.phases.stage(stageOf(run), number)
  if (kind === 'finish') return finishTitle(run)
  return kind === 'warm-up' || kind === 'cool-down' ? words.phases[kind] : ''
}
