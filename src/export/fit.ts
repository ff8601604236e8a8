import { FitWriter, type FitDevInfo } from '@markw65/fit-file-writer'
import type { ExportEvent, ExportLap, ExportReading, RunExport } from '../../protocol/panel/run-export.ts'
import { fitString, idOctets, raw, serialOf, unscaled } from './fit-values.ts'
import { eachSecond, secondsSpanOf } from './seconds.ts'

/**
 * A FIT activity: running on a treadmill, a lap for each phase, a record for each second. Every value is rounded and bounded
 * before the writer gets it, which cuts and wraps.
 *
 * @throws where the writer takes something for none of its fields
 */
export function fitOf(run: RunExport): Uint8Array {
  try {
    return written(run)
  } catch (error) {
    // Uncaught, an error of the writer's own would be printed with the half megabyte of its one line.
    throw new Error(`The run ${run.run.id} cannot be written as FIT: ${String(error)}`)
  }
}

/** Developer fields, by their numbers. All are km/h. */
const TARGET = 0
const PLANNED = 1
const CONSOLE = 2

function written(run: RunExport): Uint8Array {
  const writer = new FitWriter()
  const { fromS, untilS } = secondsSpanOf(run)
  const startedMs = Date.parse(run.run.startedAt)
  const at = (s: number): number => writer.time(new Date(startedMs + s * 1000))
  const [start, end] = [at(fromS), at(untilS)]

  writer.writeMessage('file_id', {
    ...{ type: 'activity', manufacturer: 'development', product: 0 },
    ...{ serial_number: serialOf(run.run.id), time_created: start },
  })
  writer.writeMessage('developer_data_id', { application_id: idOctets(APPLICATION), developer_data_index: 0 })
  describe(writer, run)
  for (const [index, name] of ['Crescendo', run.run.machineName].entries()) {
    writer.writeMessage('device_info', {
      ...{ timestamp: start, device_index: index, manufacturer: 'development', product_name: fitString(name) },
    })
  }
  writeAlong(writer, run, at)
  run.laps.forEach((lap, index) => writeLap(writer, lap, index, at))
  writeTotals(writer, run, start, end, untilS - fromS)
  const { buffer, byteOffset, byteLength } = writer.finish()
  return new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)
}

/** Whose developer fields these are. */
const APPLICATION = '6c4d2f0e-93b1-4f6a-8d27-5e0b1c7a9f34'

function describe(writer: FitWriter, { run }: RunExport): void {
  const fields = [
    [TARGET, 'target_speed'],
    [PLANNED, 'planned_speed'],
    ...(run.beltFactor === undefined ? [] : [[CONSOLE, 'console_speed'] as const]),
  ] as const
  for (const [number, name] of fields) {
    writer.writeMessage('field_description', {
      ...{ developer_data_index: 0, field_definition_number: number, fit_base_type_id: 'float32' },
      ...{ field_name: fitString(name), units: fitString('km/h') },
    })
  }
}

/** Records, and between them what happened: both in their order. */
function writeAlong(writer: FitWriter, { readings, events, laps }: RunExport, at: (s: number) => number): void {
  const fromS = laps[0]?.fromS ?? 0
  const along = [
    ...eachSecond(readings, fromS, at).map((reading) => ({
      atS: reading.atS,
      write: () => writeRecord(writer, reading, at),
    })),
    ...events.flatMap((event) => {
      const { atS } = event
      return atS < fromS - 1 ? [] : [{ atS, write: () => writeEvent(writer, event, at) }]
    }),
  ].sort((a, b) => a.atS - b.atS)
  along.forEach(({ write }) => write())
}

function writeRecord(writer: FitWriter, reading: ExportReading, at: (s: number) => number): void {
  const { atS, distanceM, speedKmh, inclinePct, heartRateBpm, targetKmh, plannedKmh, consoleKmh = null } = reading
  const speed = speedKmh === null ? {} : speedsOf(speedKmh)
  writer.writeMessage(
    'record',
    {
      ...{ timestamp: at(atS), distance: unscaled(raw(distanceM, 100, 'uint32'), 100), ...speed },
      ...(inclinePct === null ? {} : { grade: unscaled(raw(inclinePct, 100, 'sint16'), 100) }),
      ...heartOf('heart_rate', heartRateBpm),
    },
    [...kmhField(TARGET, targetKmh), ...kmhField(PLANNED, plannedKmh), ...kmhField(CONSOLE, consoleKmh)],
  )
}

const kmhField = (number: number, kmh: number | null): FitDevInfo[] =>
  kmh === null ? [] : [{ field_num: number, value: Math.round(kmh * 100) / 100 }]

const msOf = (kmh: number): number => kmh / 3.6
const speedsOf = (kmh: number) => ({
  speed: unscaled(raw(msOf(kmh), 1000, 'uint16'), 1000),
  enhanced_speed: unscaled(raw(msOf(kmh), 1000, 'uint32'), 1000),
})

/** A rate that is none is left out: 255 would say so anyway. */
function heartOf<Field extends string>(field: Field, bpm: number | null | undefined): { [Name in Field]?: number } {
  const rate = Math.round(bpm ?? 0)
  return (rate < 1 || rate > 254 ? {} : { [field]: rate }) as { [Name in Field]?: number }
}

/** The timer runs while the belt does. What the runner asked for, and what held, are marks. */
function writeEvent(writer: FitWriter, { atS, what }: ExportEvent, at: (s: number) => number): void {
  const timestamp = at(atS)
  switch (what) {
    case 'moves':
      return writer.writeMessage('event', { timestamp, event: 'timer', event_type: 'start' })
    case 'rests':
      return writer.writeMessage('event', { timestamp, event: 'timer', event_type: 'stop_all' })
    case 'asked':
    case 'held':
    case 'not-held':
      return writer.writeMessage('event', { timestamp, event: 'user_marker', event_type: 'marker' })
    case 'waits':
    case 'waits-no-more':
    case 'unseen':
    case 'seen':
    case 'away':
  }
}

const RUNNING = { sport: 'running', sub_sport: 'treadmill' } as const
const secondsField = (s: number): number => unscaled(raw(s, 1000, 'uint32'), 1000)
const metresField = (m: number): number => unscaled(raw(m, 100, 'uint32'), 100)

function writeLap(writer: FitWriter, lap: ExportLap, index: number, at: (s: number) => number): void {
  const { fromS, untilS, timeS, distanceM, averageKmh, mostKmh } = lap
  writer.writeMessage(
    'lap',
    {
      ...{ message_index: { value: index }, timestamp: at(untilS), start_time: at(fromS) },
      ...{ event: 'lap', event_type: 'stop', ...RUNNING },
      ...{ intensity: intensityOf(lap), lap_trigger: isByTime(lap) ? 'time' : 'distance' },
      ...timesOf(timeS, untilS - fromS),
      ...{ total_distance: metresField(distanceM), ...averagesOf(averageKmh, mostKmh) },
      ...heartOf('avg_heart_rate', lap.heartRateBpm),
      ...heartOf('max_heart_rate', lap.mostHeartRateBpm),
    },
    [...kmhField(TARGET, lap.aimedKmh ?? null), ...kmhField(PLANNED, lap.plannedKmh)],
  )
}

const isByTime = ({ kind }: ExportLap): boolean => kind === 'warm-up' || kind === 'cool-down'
const intensityOf = ({ kind }: ExportLap) =>
  kind === 'warm-up' ? 'warmup' : kind === 'cool-down' ? 'cooldown' : 'active'

const timesOf = (timeS: number, elapsedS: number) => ({
  total_timer_time: secondsField(timeS),
  total_elapsed_time: secondsField(Math.max(timeS, elapsedS)),
  total_moving_time: secondsField(timeS),
})

function averagesOf(averageKmh: number | null, mostKmh: number | null) {
  const average = averageKmh === null ? null : speedsOf(averageKmh)
  const most = mostKmh === null ? null : speedsOf(mostKmh)
  return {
    ...(average === null ? {} : { avg_speed: average.speed, enhanced_avg_speed: average.enhanced_speed }),
    ...(most === null ? {} : { max_speed: most.speed, enhanced_max_speed: most.enhanced_speed }),
  }
}

function writeTotals(
  writer: FitWriter,
  { run, laps, readings }: RunExport,
  start: number,
  end: number,
  elapsedS: number,
) {
  const { distanceM, movingS } = run
  const most = Math.max(...laps.map(({ mostKmh }) => mostKmh ?? 0), 0)
  const rates = readings.flatMap(({ heartRateBpm }) => (heartRateBpm === null ? [] : [heartRateBpm]))
  const totals = timesOf(movingS, elapsedS)
  writer.writeMessage('session', {
    ...{ message_index: { value: 0 }, timestamp: end, start_time: start },
    ...{ event: 'session', event_type: 'stop', trigger: 'activity_end', ...RUNNING },
    ...{ first_lap_index: 0, num_laps: laps.length, ...totals, total_distance: metresField(distanceM) },
    ...averagesOf(movingS > 0 ? (distanceM / movingS) * 3.6 : null, most > 0 ? most : null),
    // In tenths, as the profile has it.
    ...(run.effort === undefined ? {} : { workout_rpe: run.effort * 10 }),
    ...heartOf('avg_heart_rate', rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length)),
    ...heartOf(
      'max_heart_rate',
      rates.reduce((most, rate) => Math.max(most, rate), 0),
    ),
  })
  writer.writeMessage('activity', {
    ...{ timestamp: end, total_timer_time: totals.total_timer_time, num_sessions: 1, type: 'manual' },
    ...{ event: 'activity', event_type: 'stop' },
    local_timestamp: end - new Date(run.endedAt).getTimezoneOffset() * 60,
  })
}
