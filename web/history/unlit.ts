import { html, svg } from 'lit'

/** Tops of the steps of a run that was not run, percent of the height. */
const TOPS = [80, 66, 52, 38, 8, 80]
const WIDTHS = [7, 24, 24, 24, 14.5, 4.5]

/** One staircase that nobody has lit yet. */
export const UNLIT = html`<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
  ${TOPS.map((top, index) => {
    const x = WIDTHS.slice(0, index).reduce((sum, width) => sum + width + 0.4, 0)
    return svg`<rect x=${x} y=${top} width=${WIDTHS[index] ?? 0} height=${100 - top} />`
  })}
</svg>`
