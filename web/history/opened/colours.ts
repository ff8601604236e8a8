import type { LitElement } from 'lit'
import type { Colours } from './drawing.ts'

/** The colours of now, for a canvas: those of a band are its probe's. */
export function coloursOf(chart: LitElement): Colours {
  const own = getComputedStyle(chart)
  const of = (name: string): string => own.getPropertyValue(name).trim()
  const bands = [...chart.renderRoot.querySelectorAll('.probe')].map((probe) => {
    const { color: edge, backgroundColor: body } = getComputedStyle(probe)
    return { edge, body }
  })
  return { text: of('--text'), ground: of('--ground'), quiet: of('--quiet'), pulse: of('--pulse'), bands }
}
