import type { Shape } from './shape.ts'

/** A part of a step that will be run at another speed than was to be a moment ago. */
export interface Move {
  /** Which one: of its phase's index and its own. */
  readonly block: string
  /** Where its edge was and where it is, percent of the height. */
  readonly fromTop: number
  readonly toTop: number
  readonly baseline: number
}

/** Less is not seen, percent of the height. */
const SEEN = 0.2

/** What falls or rises between two pictures of one run; another plan or another layout is another picture. */
export function movesOf(before: Shape | null | undefined, { steps, frame }: Shape): readonly Move[] {
  if (before?.frame !== frame || before.steps.length !== steps.length) return []
  return steps.flatMap(({ index, x, blocks }, at) => {
    const was = before.steps[at]
    if (was?.index !== index || was.x !== x || was.blocks.length !== blocks.length) return []
    return blocks.flatMap(({ top }, part): Move[] => {
      const fromTop = was.blocks[part]?.top ?? top
      if (Math.abs(fromTop - top) < SEEN) return []
      return [{ block: blockName(index, part), fromTop, toTop: top, baseline: frame.baseline }]
    })
  })
}

export const blockName = (step: number, part: number): string => `${step}.${part}`

const TIMING = { duration: 400, easing: 'cubic-bezier(.16,1,.3,1)' }

/** From where they were to where they are drawn: bodies grow from the baseline, what lies on them goes along. */
export function settle(root: ParentNode, heightPx: number, moves: readonly Move[]): void {
  for (const { block, fromTop, toTop, baseline } of moves) {
    const from = `translateY(${((fromTop - toTop) / 100) * heightPx}px)`
    const scaled = `scaleY(${(baseline - fromTop) / (baseline - toTop)})`
    for (const part of root.querySelectorAll(`[data-block='${block}']`))
      part.animate({ transform: [part.matches('.body, .run') ? scaled : from, 'none'] }, TIMING)
  }
}
