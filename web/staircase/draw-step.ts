import { nothing, svg, type TemplateResult } from 'lit'
import { vars } from '../look/vars.ts'
import type { Frame } from './frames.ts'
import { floodOf, type LineMark } from './line-on.ts'
import { blockName } from './settle.ts'
import { groundOf, type Block, type Step } from './shape.ts'

/** The parts of the picture, in SVG: what its classes look like is the staircase's. */

/** In percent of both sides, whatever their proportion. */
const stretched = (shapes: TemplateResult): TemplateResult =>
  svg`<svg viewBox="0 0 100 100" preserveAspectRatio="none">${shapes}</svg>`

const corners = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ')

export function drawLine(marks: readonly LineMark[]): TemplateResult | typeof nothing {
  if (marks.length < 2) return nothing
  const points = corners(marks.map(({ x, y }) => [x, y]))
  return stretched(svg`<polyline class="speed under" points=${points} /><polyline class="speed" points=${points} />`)
}

/** What is taken to be run since the belt was seen last: hatched up to a dashed marker. */
export function drawGuess(
  step: Step,
  marks: readonly LineMark[],
  { baseline }: Frame,
): TemplateResult | typeof nothing {
  const end = step.x + step.width * step.progress
  const ran = end - (marks.findLast((mark) => mark.step === step)?.x ?? end)
  if (ran <= 0.2) return nothing
  return svg`<pattern id="hatch" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path class="hatch" d="M4 0V14" stroke-width="5" />
    </pattern>
    ${rect('guess', { x: end - ran, width: ran, top: step.top }, baseline)}
    <line class="guess-end" x1="${end}%" x2="${end}%" y1="${step.top - 1.5}%" y2="${baseline}%" />`
}

export function drawStep(step: Step, marks: readonly LineMark[], { baseline, edge }: Frame): TemplateResult {
  const floodedTo = step.x + step.width * step.progress
  const flood = floodOf(step, marks, baseline)
  const bodies = step.state === 'done' ? step.blocks.map(asPlanned) : step.blocks
  const run =
    flood === null
      ? step.blocks.map((block, part) =>
          rect(
            'run',
            { ...block, width: Math.min(block.width, floodedTo - block.x) },
            baseline,
            blockName(step.index, part),
          ),
        )
      : stretched(svg`<polygon class="run" points=${corners(flood)} />`)
  return svg`<g class="tint-${step.tint} ${step.state}" ${vars({ '--p': step.p })}>
    ${bodies.map((block, part) => rect('body', block, baseline, blockName(step.index, part)))} ${run}
    ${bodies.map((block, part) =>
      drawEdge(block, step.state === 'done' ? floodedTo : step.x, edge, blockName(step.index, part)),
    )}
    <g ${vars({ '--p': step.planP })} class="tint-${step.tint}">
      ${bodies.map((block) => drawPlanned(block, floodedTo, edge))}
    </g>
  </g>`
}

/** Behind what was run stands what was planned. */
const asPlanned = (block: Block): Block => ({ ...block, top: groundOf(block), planTop: null })

/** The edge of what will be run: where a peak keeps its height for its words, there is the plan's alone. */
function drawEdge(
  { top, planTop = null, ...block }: Block,
  fromX: number,
  edge: number,
  name: string,
): TemplateResult | typeof nothing {
  const x = Math.max(block.x, fromX)
  const width = block.x + block.width - x
  return width <= 0 || planTop === top ? nothing : rect('edge', { x, width, top }, top + edge, name)
}

/** The plan's edge, dashed, over what will not be run by it. */
function drawPlanned(
  { planTop = null, ...block }: Block,
  fromX: number,
  edge: number,
): TemplateResult | typeof nothing {
  const x = Math.max(block.x, fromX)
  const end = block.x + block.width
  if (planTop === null || end <= x) return nothing
  const y = planTop + edge / 2
  return svg`<line class="plan" x1="${x}%" x2="${end}%" y1="${y}%" y2="${y}%" stroke-width="${edge * 0.6}%" />`
}

export function drawNow(step: Step, baseline: number): TemplateResult {
  const at = step.x + step.width * step.progress
  const block = step.blocks.find(({ x, width }) => at <= x + width) ?? step
  return rect('now', { x: Math.max(0, at - 0.15), width: 0.3, top: block.top - 1.5 }, baseline)
}

/** `block` is the part of a step that it goes along with, where it does. */
function rect(
  kind: string,
  { x, width, top }: Block,
  bottom: number,
  block: string | typeof nothing = nothing,
): TemplateResult {
  return svg`<rect class=${kind} data-block=${block} x="${x}%" y="${top}%" width="${Math.max(0, width)}%" height="${bottom - top}%" />`
}
