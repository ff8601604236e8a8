/** A step of the keyboard along a run, and a large one, as parts of all of it. */
const STEP = 1 / 100
const LARGE_STEP = 1 / 10

/** Where a key leads along a run that is `endS` long, s; null: it is none of these. */
export function stepTo(key: string, atS: number, endS: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return atS - STEP * endS
    case 'ArrowRight':
    case 'ArrowUp':
      return atS + STEP * endS
    case 'PageDown':
      return atS - LARGE_STEP * endS
    case 'PageUp':
      return atS + LARGE_STEP * endS
    case 'Home':
      return 0
    case 'End':
      return endS
    default:
      return null
  }
}
