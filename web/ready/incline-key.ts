import { html, nothing } from 'lit'
import { steepestPct } from '../../protocol/levels.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import { words } from '../language.ts'
import { withIncline } from './choices.ts'
import './stepper.ts'

/** A machine's speeds, and its steepest incline, %, where it has one. */
export type Slopes = SpeedGrid & { readonly mostInclinePct?: number }

/** The incline of the whole run, a percent less or more; nothing on a treadmill without. */
export function inclineKey(
  choices: Choices,
  miles: number,
  { mostInclinePct = 0 }: Slopes,
  choose: (event: { readonly detail: Choices }) => void,
) {
  if (mostInclinePct < 1) return nothing
  const pct = choices.mileInclinesPct?.[0] ?? 0
  return html`<li>
    <cr-stepper
      .title=${words.ready.incline}
      .value=${`${words.ready.incline} ${pct} %`}
      ?first=${pct < 1}
      ?last=${pct + 1 > Math.min(mostInclinePct, steepestPct(choices.level))}
      @step=${({ detail }: CustomEvent<number>) => choose({ detail: withIncline(choices, miles, pct + detail) })}
    ></cr-stepper>
  </li>`
}
