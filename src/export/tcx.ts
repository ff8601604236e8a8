import type { ExportLap, ExportReading, RunExport } from '../../protocol/panel/run-export.ts'
import { decimals, lapOf } from './figures.ts'
import { eachSecond, secondsSpanOf } from './seconds.ts'

/**
 * A TCX activity, its elements in the order of Garmin's schema. That has no target speed: what was planned stands in the notes of
 * each lap. It needs calories, of which nothing is known: 0.
 */
export function tcxOf(run: RunExport): string {
  const startedMs = Date.parse(run.run.startedAt)
  /** Seconds since 1970-01-01 UTC. */
  const stampOf = (atS: number): number => Math.round(startedMs / 1000 + atS)
  const readings = eachSecond(run.readings, secondsSpanOf(run).fromS, stampOf)
  const tracks = run.laps.map((): ExportReading[] => [])
  for (const reading of readings) tracks[lapOf(run.laps, reading.movingS)]?.push(reading)
  const time = (atS: number): string => new Date(stampOf(atS) * 1000).toISOString()
  const laps = run.laps.map((lap, index) => lapElement(lap, tracks[index] ?? [], time))
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="${NAMESPACE}" xmlns:x="${EXTENSIONS}">
<Activities>
<Activity Sport="Running">
<Id>${time(secondsSpanOf(run).fromS)}</Id>
${laps.join('')}<Notes>${escaped(saidOf(run.run))}</Notes>
</Activity>
</Activities>
</TrainingCenterDatabase>
`
}

const NAMESPACE = 'http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2'
const EXTENSIONS = 'http://www.garmin.com/xmlschemas/ActivityExtension/v2'

const saidOf = ({ machineName, effort, note }: RunExport['run']): string =>
  [
    `Crescendo, ${machineName}`,
    ...(effort === undefined ? [] : [`effort ${effort} of 10`]),
    ...(note === undefined ? [] : [note]),
  ].join('; ')

function lapElement(lap: ExportLap, readings: readonly ExportReading[], time: (atS: number) => string): string {
  const { kind, fromS, timeS, distanceM, averageKmh, mostKmh, heartRateBpm = null, mostHeartRateBpm } = lap
  const isByTime = kind === 'warm-up' || kind === 'cool-down'
  const points = readings.map((reading) => pointElement(reading, time)).join('')
  return `<Lap StartTime="${time(fromS)}">
${element('TotalTimeSeconds', notNegative(timeS, 3))}
${element('DistanceMeters', notNegative(distanceM, 2))}
${element('MaximumSpeed', msOf(mostKmh))}
<Calories>0</Calories>
${heartElement('AverageHeartRateBpm', heartRateBpm)}
${heartElement('MaximumHeartRateBpm', mostHeartRateBpm)}
<Intensity>Active</Intensity>
<TriggerMethod>${isByTime ? 'Time' : 'Distance'}</TriggerMethod>
${element('Track', points)}
<Notes>${escaped(notesOf(lap))}</Notes>
${averageKmh === null ? '' : `<Extensions><x:LX>${element('x:AvgSpeed', msOf(averageKmh))}</x:LX></Extensions>`}
</Lap>
`.replaceAll(/\n+/g, '\n')
}

function pointElement(
  { atS, distanceM, heartRateBpm, speedKmh }: ExportReading,
  time: (atS: number) => string,
): string {
  const speed = speedKmh === null ? '' : `<Extensions><x:TPX>${element('x:Speed', msOf(speedKmh))}</x:TPX></Extensions>`
  const measured = element('DistanceMeters', notNegative(distanceM, 2)) + heartElement('HeartRateBpm', heartRateBpm)
  return `<Trackpoint><Time>${time(atS)}</Time>${measured}${speed}</Trackpoint>\n`
}

/** "mile 2, planned 9.9 km/h, target 9.6 km/h". */
function notesOf({ kind, mile, plannedKmh, aimedKmh = null }: ExportLap): string {
  const planned = plannedKmh === null ? '' : `, planned ${decimals(plannedKmh, 2)} km/h`
  const target = aimedKmh === null ? '' : `, target ${decimals(aimedKmh, 2)} km/h`
  return `${kind}${mile === null ? '' : ` ${mile}`}${planned}${target}`
}

/** Left out where there is nothing in it. */
const element = (name: string, content: string): string => (content === '' ? '' : `<${name}>${content}</${name}>`)

/** A rate that is none is left out: the schema has 1 to 255. */
function heartElement(name: string, bpm: number | null): string {
  const rate = Math.round(bpm ?? 0)
  return rate < 1 || rate > 255 ? '' : element(name, `<Value>${rate}</Value>`)
}

/** Without an exponent, however long. */
const notNegative = (value: number, places: number): string => decimals(Math.min(1e9, Math.max(0, value)), places)

/** m/s. */
const msOf = (kmh: number | null): string => (kmh === null ? '' : notNegative(kmh / 3.6, 3))

const escaped = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
