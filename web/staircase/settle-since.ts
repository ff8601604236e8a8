import type { LitElement } from 'lit'
import { wantsLessMotion } from '../look/less-motion.ts'
import { movesOf, settle } from './settle.ts'
import type { Shape } from './shape.ts'

/** What an element has drawn of steps goes from where it was to where it is, where motion is wanted. */
export function settleSince(
  { renderRoot, clientHeight }: Pick<LitElement, 'renderRoot' | 'clientHeight'>,
  before: Shape | null | undefined,
  now: Shape | null,
): void {
  if (now === null || wantsLessMotion()) return
  settle(renderRoot, clientHeight, movesOf(before, now))
}
