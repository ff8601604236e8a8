import { svg, type TemplateResult } from 'lit'
import { vars } from '../look/vars.ts'
import { transformsOf, type Part } from './bones.ts'
import type { FigureName } from './poses.ts'

/** A part of a figure as it is at one place among its poses. */
export function drawPart(name: FigureName, part: Part, place: number): TemplateResult {
  const still = vars({ transform: transformsOf(name, part, [place])[0] ?? '' })
  if (part.kind === 'head') return svg`<circle class="part head" r="5.1" ${still} />`
  if (part.kind === 'plate') return svg`<polygon class="part plate" points="0,0 1,0 0,1" ${still} />`
  return svg`<line class="part bone ${part.tone}" x2="1" ${still} />`
}
