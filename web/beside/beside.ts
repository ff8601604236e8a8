import { svg, nothing, type TemplateResult } from 'lit'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { RunOpened } from '../../protocol/panel/run-opened.ts'
import { asFromAfar, type RanPoint } from '../../protocol/ran-line.ts'
import type { Shape } from '../staircase/shape.ts'
import './beside-said.ts'
import { earlierRun } from './earlier.ts'
import { ghostOf, ghostOn, lengthsOf } from './ghost.ts'

/** What was drawn last, of which run and for which lengths: a picture is drawn anew several times a second. */
let drawn: { readonly run: RunOpened; readonly of: string; readonly ghost: readonly (readonly RanPoint[])[] } | null =
  null

function ghostFor(run: RunOpened, plan: Plan): readonly (readonly RanPoint[])[] {
  const of = lengthsOf(plan)
  if (drawn?.run !== run || drawn.of !== of)
    drawn = { run, of, ghost: (ghostOf(run, plan) ?? []).map((ran) => asFromAfar(ran)) }
  return drawn.ghost
}

/** The line of an earlier run, under that of this one. @param change it came */
export function drawBeside(id: string, plan: Plan, shape: Shape, change: () => void): TemplateResult | typeof nothing {
  const run = earlierRun(id, change)
  if (run === null) return nothing
  const lines = ghostOn(shape, ghostFor(run, plan)).map((piece) => {
    const points = piece.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ')
    return svg`<polyline class="beside under" points=${points} /><polyline class="beside" points=${points} />`
  })
  return svg`<svg viewBox="0 0 100 100" preserveAspectRatio="none">${lines}</svg>`
}
