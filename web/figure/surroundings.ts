import { svg, type TemplateResult } from 'lit'
import type { FigureName } from './poses.ts'

/** What a figure stands on, holds on to or leans on. */

const GROUND_Y = 94.8
const line = (x1: number, y1: number, x2: number, y2: number, kind = 'support'): TemplateResult =>
  svg`<line class=${kind} x1=${x1} y1=${y1} x2=${x2} y2=${y2} />`

const post = (x: number): TemplateResult[] => [line(x, 52.6, x, GROUND_Y), line(x - 5, 52.6, x + 5, 52.6)]
const wall = line(75, 14, 75, GROUND_Y)
/** The heel that stays on the ground. */
const heel = (x: number): TemplateResult => line(x - 4, GROUND_Y, x + 4, GROUND_Y, 'heel')

export function surroundingsOf(name: FigureName): TemplateResult[] {
  const ground = name === 'rails' ? [] : [line(7, GROUND_Y, 93, GROUND_Y, 'ground')]
  switch (name) {
    case 'leg-swings-front':
      return [...ground, ...post(65)]
    case 'leg-swings-side':
      return [...ground, line(22, 54.6, 78, 54.6), line(27, 54.6, 27, GROUND_Y), line(73, 54.6, 73, GROUND_Y)]
    case 'quads':
      return [...ground, ...post(66.4)]
    case 'hamstrings':
      return [...ground, heel(65)]
    case 'calves-straight':
      return [...ground, wall, heel(27)]
    case 'calves-bent':
      return [...ground, wall, heel(33)]
    default:
      return ground
  }
}
