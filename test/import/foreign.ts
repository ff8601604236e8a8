import { FitWriter } from '@markw65/fit-file-writer'

/** Files as other programs write them. */

export const STARTED_MS = Date.UTC(2026, 9, 4, 8, 0, 0)
const isoAt = (s: number): string => new Date(STARTED_MS + s * 1000).toISOString()

export interface Point {
  readonly s: number
  readonly m?: number | string
  readonly ms?: number | string
  readonly bpm?: number | string
}

const element = (name: string, value: number | string | undefined): string =>
  value === undefined ? '' : `<${name}>${value}</${name}>`

const point = ({ s, m, ms, bpm }: Point): string =>
  `<Trackpoint><Time>${isoAt(s)}</Time><Position><LatitudeDegrees>1</LatitudeDegrees><LongitudeDegrees>2</LongitudeDegrees></Position>` +
  `<AltitudeMeters>12.5</AltitudeMeters>${element('DistanceMeters', m)}` +
  (bpm === undefined ? '' : `<HeartRateBpm><Value>${bpm}</Value></HeartRateBpm>`) +
  (ms === undefined
    ? ''
    : `<Extensions><ns3:TPX><ns3:Speed>${ms}</ns3:Speed><ns3:RunCadence>84</ns3:RunCadence></ns3:TPX></Extensions>`) +
  '</Trackpoint>'

export interface Lap {
  readonly s: number
  readonly timeS: number | string
  readonly m?: number | string
  readonly points?: readonly Point[]
}

const lap = ({ s, timeS, m, points = [] }: Lap): string =>
  `<Lap StartTime="${isoAt(s)}"><TotalTimeSeconds>${timeS}</TotalTimeSeconds>${element('DistanceMeters', m)}<Calories>99</Calories>` +
  `<Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod><Track>${points.map(point).join('')}</Track></Lap>`

export const activity = (laps: readonly Lap[], sport = 'Running', creator = 'Garmin Forerunner 255'): string =>
  `<Activity Sport="${sport}"><Id>${isoAt(laps[0]?.s ?? 0)}</Id>${laps.map(lap).join('')}` +
  `<Creator xsi:type="Device_t"><Name>${creator}</Name></Creator></Activity>`

export const tcx = (...activities: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
  xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Activities>${activities.join('')}</Activities></TrainingCenterDatabase>`

/** Metres and metres a second of an even run, a point each second. */
export const evenly = (fromS: number, untilS: number, ms = 3): FitPoint[] =>
  Array.from({ length: untilS - fromS + 1 }, (_, nth) => ({ s: fromS + nth, m: (fromS + nth) * ms, ms, bpm: 140 }))

export interface FitPoint {
  readonly s: number
  readonly m?: number
  readonly ms?: number
  readonly bpm?: number
}

/** What is written of a FIT file, each left out where it is undefined. */
export interface FitFile {
  readonly sport?: 'running' | 'cycling' | 'fitness_equipment'
  readonly points?: readonly FitPoint[]
  readonly laps?: readonly { readonly s: number; readonly timeS: number; readonly m?: number }[]
  readonly timeS?: number
  readonly m?: number
  readonly stops?: readonly (readonly [fromS: number, untilS: number])[]
  /** Written as some watches do, which is before what they sum up. */
  readonly summaryFirst?: boolean
  readonly type?: 'activity' | 'workout'
}

export function fit({
  sport = 'running',
  points = [],
  laps = [],
  timeS,
  m,
  stops = [],
  summaryFirst,
  type = 'activity',
}: FitFile): Uint8Array {
  const writer = new FitWriter()
  const at = (s: number): number => writer.time(new Date(STARTED_MS + s * 1000))
  writer.writeMessage('file_id', { type, manufacturer: 'garmin', product: 0, serial_number: 7, time_created: at(0) })
  writer.writeMessage('device_info', {
    timestamp: at(0),
    device_index: 0,
    manufacturer: 'garmin',
    product_name: 'fenix 7\0',
  })
  const summary = (): void => {
    for (const one of laps) {
      writer.writeMessage('lap', {
        ...{ timestamp: at(one.s + one.timeS), start_time: at(one.s), total_timer_time: one.timeS + 0.0005 },
        ...{
          total_elapsed_time: one.timeS + 0.0005,
          ...(one.m === undefined ? {} : { total_distance: one.m + 0.005 }),
        },
      })
    }
    writer.writeMessage('session', {
      ...{ timestamp: at(timeS ?? 0), start_time: at(0), sport, sub_sport: 'generic' },
      ...(timeS === undefined ? {} : { total_timer_time: timeS + 0.0005, total_elapsed_time: timeS + 0.0005 }),
      ...(m === undefined ? {} : { total_distance: m + 0.005 }),
    })
  }
  if (summaryFirst === true) summary()
  writer.writeMessage('event', { timestamp: at(0), event: 'timer', event_type: 'start' })
  for (const [fromS, untilS] of stops) {
    writer.writeMessage('event', { timestamp: at(fromS), event: 'timer', event_type: 'stop_all' })
    writer.writeMessage('event', { timestamp: at(untilS), event: 'timer', event_type: 'start' })
  }
  for (const one of points) {
    writer.writeMessage('record', {
      timestamp: at(one.s),
      ...(one.m === undefined ? {} : { distance: one.m + 0.005 }),
      ...(one.ms === undefined ? {} : { enhanced_speed: one.ms + 0.0005 }),
      ...(one.bpm === undefined ? {} : { heart_rate: one.bpm }),
    })
  }
  if (summaryFirst !== true) summary()
  const { buffer, byteOffset, byteLength } = writer.finish()
  return new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)
}
