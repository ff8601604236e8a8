import type { PhaseView } from '../../protocol/panel/snapshot.ts'
import { isStage } from '../../protocol/units.ts'
import type { Paint, Tone } from './ansi.ts'

/** The crescendo in block characters. */

/** A cell by how many eighths of it are filled. */
const EIGHTHS = ' ▁▂▃▄▅▆▇█'
const AHEAD = '░'
/** The lowest step stands this high over the ground, as a share of the slowest speed. */
const GROUND = 0.6

interface Column {
  readonly kmh: number
  readonly done: boolean
  readonly tone: Tone
}

const belted = (phases: readonly PhaseView[]): PhaseView[] =>
  phases.filter(({ kind, partsKmh, state }) => kind !== 'stretch' && state !== 'skipped' && partsKmh.length > 0)

/** How many columns each phase gets: by its time, at least one. */
function widthsOf(views: readonly PhaseView[], columns: number): number[] {
  const totalS = views.reduce((sum, { durationS }) => sum + durationS, 0)
  const left = Math.max(0, columns - views.length)
  let atS = 0
  let given = 0
  return views.map(({ durationS }) => {
    atS += durationS
    const more = Math.round((totalS > 0 ? atS / totalS : 0) * left) - given
    given += more
    return 1 + more
  })
}

function toneOf(view: PhaseView, stages: number): Tone {
  if (view.kind === 'finish') return 'white'
  if (!isStage(view)) return 'blue'
  const climbed = stages > 1 ? ((view.mile ?? 1) - 1) / (stages - 1) : 0
  return climbed < 0.34 ? 'cyan' : climbed < 0.67 ? 'green' : 'yellow'
}

function columnsOf(view: PhaseView, width: number, tone: Tone): Column[] {
  return Array.from({ length: width }, (_, at) => ({
    kmh: view.partsKmh[Math.floor((at * view.partsKmh.length) / width)] ?? 0,
    done: at < Math.round(view.progress * width),
    tone,
  }))
}

/**
 * Lines from the top down, at most `columns` wide: the steps, what is run of them filled; their numbers; and where the
 * run is. None where there is no room, or no plan.
 *
 * @param rows of the steps alone
 */
export function staircase(phases: readonly PhaseView[], columns: number, rows: number, paint: Paint): string[] {
  const views = belted(phases)
  if (views.length === 0 || rows < 1 || columns < 2 * views.length) return []
  const widths = widthsOf(views, columns)
  const stages = views.filter(isStage).length
  const all = views.flatMap((view, index) => columnsOf(view, widths[index] ?? 0, toneOf(view, stages)))
  const speeds = all.map(({ kmh }) => kmh)
  const ground = GROUND * Math.min(...speeds)
  const top = Math.max(...speeds)
  const eighths = all.map(({ kmh }) =>
    Math.max(1, Math.round((top > ground ? (kmh - ground) / (top - ground) : 1) * rows * 8)),
  )
  const lines = Array.from({ length: rows }, (_, row) => {
    const below = (rows - 1 - row) * 8
    const cells = all.map(({ done, tone }, at) => {
      const filled = Math.max(0, Math.min(8, (eighths[at] ?? 0) - below))
      const sign = filled === 8 && !done ? AHEAD : (EIGHTHS[filled] ?? ' ')
      return { sign, tone: done ? tone : ('dim' as const) }
    })
    return painted(cells, paint)
  })
  return [...lines, numbered(views, widths), marker(views, widths)].map((line) => line.trimEnd())
}

/** Neighbours of one tone are painted together. */
function painted(cells: readonly { readonly sign: string; readonly tone: Tone }[], paint: Paint): string {
  const runs: { text: string; tone: Tone }[] = []
  for (const { sign, tone } of cells) {
    const last = runs.at(-1)
    if (last?.tone === tone) last.text += sign
    else runs.push({ text: sign, tone })
  }
  return runs.map(({ text, tone }) => (text.trim() === '' ? text : paint(text, tone))).join('')
}

function numbered(views: readonly PhaseView[], widths: readonly number[]): string {
  return views
    .map((view, index) =>
      (isStage(view) ? String(view.mile ?? '') : '').slice(0, widths[index]).padEnd(widths[index] ?? 0),
    )
    .join('')
}

function marker(views: readonly PhaseView[], widths: readonly number[]): string {
  const now = views.findIndex(({ state }) => state === 'now')
  if (now === -1) return ''
  const before = widths.slice(0, now).reduce((sum, width) => sum + width, 0)
  const width = widths[now] ?? 1
  return ' '.repeat(before + Math.min(width - 1, Math.floor((views[now]?.progress ?? 0) * width))) + '▲'
}
