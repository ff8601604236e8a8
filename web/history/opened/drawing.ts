import uPlot from 'uplot'
import type { Along, Band, PlannedPiece } from './bands.ts'

/** How a run is drawn along its time. */

/** Of one look, as the styles have them. */
export interface Colours {
  readonly text: string
  readonly ground: string
  readonly quiet: string
  readonly pulse: string
  /** By band: its planned edge, and its body. */
  readonly bands: readonly { readonly edge: string; readonly body: string }[]
}

export interface Drawn {
  readonly bands: readonly Band[]
  readonly planned: readonly PlannedPiece[]
  /** What each band is called, where there is room in it. */
  readonly labels: readonly string[]
  readonly along: Along
  /** The fastest that was planned, run or not, km/h. */
  readonly mostKmh: number
  /** Above the fastest, for words and what was changed, px. */
  readonly roomPx: number
  readonly colours: Colours
  readonly minutes: string
  /** Type of the minutes, px, and how thick all is drawn beside a usual screen. */
  readonly typePx: number
  readonly font: string
}

/** Room below the ground, in sizes of the type. */
const MINUTES_EMS = 1.9
/** The slowest stage stands this high, as a part of the fastest. */
const SLOWEST = 0.42
/** What is planned slowest stands above the ground, too. */
const LEAST = 0.75
const EDGE_PX = 6

/** Speeds at the ground and at the top, km/h. */
function rangeOf({
  bands,
  planned,
  along,
  mostKmh,
}: Pick<Drawn, 'bands' | 'planned' | 'along' | 'mostKmh'>): [number, number] {
  const stages = bands.filter(({ tint }) => tint === 'mile').map(({ split }) => split.averageKmh ?? 0)
  const all = [...along.measuredKmh, ...along.otherKmh].map((kmh) => kmh ?? 0)
  const top = Math.max(1, mostKmh, ...all)
  const slowest = Math.min(top, ...stages.filter((kmh) => kmh > 0))
  const ground = Math.max(0, (slowest - SLOWEST * top) / (1 - SLOWEST))
  return [Math.min(ground, LEAST * Math.min(top, ...planned.map(({ kmh }) => kmh))), top]
}

const heartRangeOf = ({ heartBpm }: Along): [number, number] => {
  const known = heartBpm.filter((bpm): bpm is number => bpm !== null)
  if (known.length === 0) return [60, 180]
  const [least, most] = [Math.min(...known), Math.max(...known)]
  return [least - 0.25 * (most - least + 10), most + 0.12 * (most - least + 10)]
}

export function chartOf(drawn: Drawn, wide: number, high: number, into: HTMLElement): uPlot {
  const { along, colours } = drawn
  const end = along.timesS.at(-1) ?? 1
  const line = (stroke: string, width: number, scale = 'kmh', dash?: number[]): uPlot.Series => ({
    scale,
    stroke,
    width,
    points: { show: false },
    ...(dash === undefined ? {} : { dash }),
  })
  const options: uPlot.Options = {
    width: wide,
    height: high,
    padding: [drawn.roomPx, 0, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [0, end] },
      kmh: { range: () => rangeOf(drawn) },
      bpm: { range: () => heartRangeOf(along) },
    },
    axes: [minutesOf(drawn), { show: false, scale: 'kmh' }],
    series: [
      {},
      line(colours.quiet, 2, 'kmh', [3, 5]),
      line(colours.ground, 5.4, 'bpm'),
      line(colours.pulse, 2.6, 'bpm'),
      line(colours.ground, 7.6),
      line(colours.text, 3.6),
    ],
    hooks: { drawClear: [(chart) => drawBands(chart, drawn)] },
  }
  return new uPlot(options, dataOf(along), into)
}

const dataOf = ({ timesS, measuredKmh, heartBpm, otherKmh }: Along): uPlot.AlignedData => [
  [...timesS],
  [...otherKmh],
  [...heartBpm],
  [...heartBpm],
  [...measuredKmh],
  [...measuredKmh],
]

/** Half of "40 min", sizes of the type. */
const HALF_LABEL_EMS = 1.8

const minutesOf = ({ colours, typePx, font, minutes }: Drawn): uPlot.Axis => ({
  stroke: colours.quiet,
  font: `500 ${typePx}px ${font}`,
  size: typePx * MINUTES_EMS,
  gap: typePx * 0.4,
  grid: { show: false },
  ticks: { show: false },
  space: typePx * 4.6,
  incrs: [60, 300, 600, 1200, 1800, 3600],
  // Those at its ends would be cut by the edge of the screen.
  values: (chart, ats) =>
    ats.map((atS) => {
      const leftPx = chart.valToPos(atS, 'x')
      const isCut = leftPx < typePx || chart.bbox.width / uPlot.pxRatio - leftPx < HALF_LABEL_EMS * typePx
      return isCut ? '' : `${Math.round(atS / 60)} ${minutes}`
    }),
})

function drawBands(chart: uPlot, drawn: Drawn): void {
  const { bands, planned, colours } = drawn
  const { ctx, bbox } = chart
  const x = (atS: number): number => chart.valToPos(atS, 'x', true)
  const bottom = bbox.top + bbox.height
  const y = (kmh: number): number => Math.min(bottom, chart.valToPos(kmh, 'kmh', true))
  const px = uPlot.pxRatio
  ctx.save()
  for (const { band, fromS, toS, kmh } of planned) {
    const colour = colours.bands[bands.indexOf(band)]
    if (colour === undefined) continue
    const [left, right] = [x(fromS), x(toS)]
    const gap = fromS === band.fromS ? px : 0
    ctx.fillStyle = colour.body
    ctx.fillRect(left + gap, y(kmh), right - left - gap, bottom - y(kmh))
    ctx.fillStyle = colour.edge
    ctx.fillRect(left + gap, y(kmh), right - left - gap, EDGE_PX * px)
  }
  drawLabels(chart, drawn)
  ctx.restore()
}

/** At the foot of each band that is as wide and as high as its name. */
function drawLabels(chart: uPlot, { bands, planned, labels, colours, typePx, font }: Drawn): void {
  const { ctx, bbox } = chart
  const size = typePx * uPlot.pxRatio
  const bottom = bbox.top + bbox.height
  ctx.font = `650 ${size}px ${font}`
  ctx.fillStyle = colours.text
  ctx.textBaseline = 'alphabetic'
  ctx.textAlign = 'left'
  bands.forEach((band, index) => {
    const label = labels[index] ?? ''
    const least = Math.min(...planned.filter((piece) => piece.band === band).map(({ kmh }) => kmh))
    const [left, right] = [chart.valToPos(band.fromS, 'x', true), chart.valToPos(band.toS, 'x', true)]
    const high = bottom - chart.valToPos(least, 'kmh', true)
    const fits = ctx.measureText(label).width + 1.6 * size < right - left && high > 2.2 * size
    if (fits) ctx.fillText(label, left + 0.8 * size, bottom - 0.75 * size)
  })
}
