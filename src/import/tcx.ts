import type { RunFileLoss } from '../../protocol/panel/run-files.ts'
import { rootOf, type Element } from '../files/xml.ts'
import type { Activity, ActivityLap, ActivityReading } from './activity.ts'
import { refuse, refuseAt } from './no-run-file.ts'

/** A TCX activity: of those in the file the first that is a run. Elements are known by their names without a prefix. */

const nameOf = ({ tag }: Element): string => tag.slice(tag.indexOf(':') + 1).toLowerCase()
const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child) => nameOf(child) === name)
const childOf = (element: Element, name: string): Element | undefined =>
  element.children.find((child) => nameOf(child) === name)

/** Along a path of names. */
function within(element: Element, ...names: readonly string[]): Element | undefined {
  let at: Element | undefined = element
  for (const name of names) at = at === undefined ? undefined : childOf(at, name)
  return at
}

/** What stands there as a decimal number; NaN for anything else, null where nothing does. */
function numberIn(element: Element, ...names: readonly string[]): number | null {
  const text = within(element, ...names)?.text
  if (text === undefined || text === '') return null
  return /^[+-]?(\d{1,12}(\.\d{0,12})?|\.\d{1,12})(e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : NaN
}
/** ISO 8601 with its day; NaN for anything else. */
const timeIn = (text: string | undefined): number =>
  text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(text) : NaN

const kmhOf = (ms: number | null): number | null => (ms === null ? null : ms * 3.6)
/** A rate of 0 says that there is none. */
const heartIn = (element: Element, name: string): number | null => numberIn(element, name, 'value') || null

/** @throws {NoRunFile | Damaged} */
export function activityInTcx(text: string): Activity {
  const root = rootOf(text)
  if (nameOf(root) !== 'trainingcenterdatabase') refuse('run-file-unknown')
  const activities = childrenOf(root, 'activities').flatMap((all) => childrenOf(all, 'activity'))
  if (activities.length === 0) refuse('run-file-no-activity')
  const runs = activities.filter(({ attributes }) => attributes['sport']?.toLowerCase() === 'running')
  const [run] = runs
  if (run === undefined) refuse('run-file-other-sport')
  const lapElements = childrenOf(run, 'lap')
  const laps = lapElements.map(lapOf)
  const points = lapElements.flatMap((lap) => childrenOf(lap, 'track').map((track) => childrenOf(track, 'trackpoint')))
  const readings = points.flat().map(readingOf)
  const startedAtMs = laps[0]?.startedAtMs ?? timeIn(childOf(run, 'id')?.text)
  const isFar = laps.length > 0 && laps.every(({ distanceM }) => distanceM !== null)
  return {
    ...{ format: 'tcx', by: madeBy(run), startedAtMs, effort: null, laps, readings },
    timeS: laps.length === 0 ? null : laps.reduce((sum, { timeS }) => sum + timeS, 0),
    distanceM: isFar ? laps.reduce((sum, lap) => sum + (lap.distanceM ?? 0), 0) : null,
    pauses: pausesBetween(points, laps),
    losses: [
      ...(activities.length === 1
        ? []
        : [{ code: 'run-file-other-activities', values: { count: activities.length - 1 } } as const]),
      ...leftOut(points.flat()),
    ],
  }
}

const LEFT_OUT = [
  ['positions', 'position'],
  ['heights', 'altitudemeters'],
  ['cadence', 'cadence'],
] as const

function leftOut(points: readonly Element[]): RunFileLoss[] {
  const names = LEFT_OUT.flatMap(([what, name]) => (points.some((point) => childOf(point, name)) ? [what] : []))
  const extensions = points.map((point) => within(point, 'extensions', 'tpx'))
  const has = (name: string): boolean => extensions.some((tpx) => tpx !== undefined && childOf(tpx, name) !== undefined)
  const all = [
    ...names,
    ...(has('runcadence') ? (['cadence'] as const) : []),
    ...(has('watts') ? (['power'] as const) : []),
  ]
  return [...new Set(all)].map((what) => ({ code: 'run-file-left-out', values: { what } }))
}

function madeBy(run: Element): string | null {
  const name = within(run, 'creator', 'name')?.text ?? ''
  const own = /^Crescendo,/.exec(childOf(run, 'notes')?.text ?? '') === null ? '' : 'Crescendo'
  return (
    (name || own)
      .replaceAll(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 60) || null
  )
}

function lapOf(lap: Element, index: number): ActivityLap {
  const timeS = numberIn(lap, 'totaltimeseconds') ?? refuseAt('run-file-bad-lap', index + 1)
  // What is planned beside each lap of ours says which part of the run it was.
  const part = /^(warm-up|cool-down)/.exec(childOf(lap, 'notes')?.text ?? '')?.[1]
  return {
    ...{ startedAtMs: timeIn(lap.attributes['starttime']), timeS, distanceM: numberIn(lap, 'distancemeters') },
    mostKmh: kmhOf(numberIn(lap, 'maximumspeed')),
    heartRateBpm: heartIn(lap, 'averageheartratebpm'),
    mostHeartRateBpm: heartIn(lap, 'maximumheartratebpm'),
    part: part === 'warm-up' || part === 'cool-down' ? part : 'stage',
  }
}

const readingOf = (point: Element): ActivityReading => ({
  atMs: timeIn(childOf(point, 'time')?.text),
  distanceM: numberIn(point, 'distancemeters'),
  speedKmh: kmhOf(numberIn(point, 'extensions', 'tpx', 'speed')),
  heartRateBpm: heartIn(point, 'heartratebpm'),
  inclinePct: null,
})

/** A clock that stood is not in the time of its lap: what a lap takes longer, until the next begins, it stood in its longest gap. */
function pausesBetween(tracks: readonly (readonly Element[])[], laps: readonly ActivityLap[]): Activity['pauses'] {
  const stamps = tracks.flat().map((point) => timeIn(childOf(point, 'time')?.text))
  return laps.flatMap(({ startedAtMs, timeS }, index) => {
    const inIt = stamps.filter((ms) => ms >= startedAtMs && ms < (laps[index + 1]?.startedAtMs ?? Infinity))
    const untilMs = laps[index + 1]?.startedAtMs ?? inIt.at(-1) ?? NaN
    const stoodMs = untilMs - startedAtMs - timeS * 1000
    if (!(stoodMs > STAND_MS)) return []
    const all = [startedAtMs, ...inIt, untilMs]
    let longest = { fromMs: startedAtMs, untilMs: startedAtMs }
    for (const [nth, fromMs] of all.entries()) {
      const nextMs = all[nth + 1] ?? fromMs
      if (nextMs - fromMs > longest.untilMs - longest.fromMs) longest = { fromMs, untilMs: nextMs }
    }
    const gapMs = longest.untilMs - longest.fromMs
    return gapMs < stoodMs / 2 ? [] : [{ fromMs: longest.untilMs - Math.min(gapMs, stoodMs), untilMs: longest.untilMs }]
  })
}

/** Less than this is what stamps of a second leave open, ms. */
const STAND_MS = 2500
