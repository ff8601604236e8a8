import type { RunFileLoss } from '../../protocol/panel/run-files.ts'
import { messagesIn, TIMESTAMP, type FitMessage } from '../files/fit-octets.ts'
import type { Activity, ActivityLap, ActivityReading } from './activity.ts'
import { refuse } from './no-run-file.ts'

/** A FIT activity: of its sessions the first that is a run, with the laps and records that lie in it. */

/** Messages and their fields. FIT profile: file_id, session, lap, record, event, device_info. */
const FILE_ID = { number: 0, type: 0, manufacturer: 1, productName: 8 } as const
const SESSION = { number: 18, start: 2, sport: 5, subSport: 6, elapsed: 7, timer: 8, distance: 9, rpe: 193 } as const
const LAP = {
  number: 19,
  ...{ start: 2, elapsed: 7, timer: 8, distance: 9, most: 14, heart: 15, mostHeart: 16, intensity: 23, mostMore: 111 },
} as const
const RECORD = { number: 20, heart: 3, distance: 5, speed: 6, grade: 9, speedMore: 73 } as const
const EVENT = { number: 21, event: 0, type: 1 } as const
const DEVICE = { number: 23, index: 0, productName: 27 } as const

const ACTIVITY_FILE = 4
const RUNNING = 1
/** A machine in a gym; with treadmill, it is one that is run on. */
const FITNESS_EQUIPMENT = 4
const TREADMILL = 1
const TIMER = 0
const STARTS = 0
const STOPS: ReadonlySet<number> = new Set([1, 4, 8, 9])
const INTENSITY = { warmUp: 2, coolDown: 3 } as const

/** Seconds between 1970 and 1990, where FIT begins to count: 1989-12-31 00:00 UTC. */
const EPOCH_S = 631_065_600
/** Those that most files are of. FIT profile: manufacturer. */
const MAKERS: Readonly<Record<number, string>> = {
  ...{ 1: 'Garmin', 23: 'Suunto', 32: 'Wahoo', 123: 'Polar', 260: 'Zwift', 265: 'Strava', 294: 'COROS' },
}

/** Fields of a record that are left out. */
const LEFT_OUT = [
  ['positions', 0],
  ['heights', 2],
  ['heights', 78],
  ['cadence', 4],
  ['power', 7],
  ['temperature', 13],
] as const

/** A whole number in so many parts of its unit; null where there is none. */
function valueOf({ fields }: FitMessage, field: number, parts = 1): number | null {
  const value = fields.get(field)
  return typeof value === 'number' ? value / parts : null
}
const textOf = ({ fields }: FitMessage, field: number): string => {
  const value = fields.get(field)
  return typeof value === 'string' ? value.replaceAll(/\p{Cc}/gu, ' ').trim() : ''
}
const wallMsOf = (fitS: number | null): number | null => (fitS === null ? null : (fitS + EPOCH_S) * 1000)
const stampOf = (message: FitMessage): number | null => wallMsOf(valueOf(message, TIMESTAMP))
const kmhOf = (ms: number | null): number | null => (ms === null ? null : ms * 3.6)
/** A rate of 0 says that there is none. */
const heartOf = (bpm: number | null): number | null => (bpm === 0 ? null : bpm)

/** @throws {NoRunFile | Damaged} */
export function activityInFit(octets: Uint8Array): Activity {
  const wanted = [FILE_ID, SESSION, LAP, RECORD, EVENT, DEVICE].map(({ number }) => number)
  const messages = messagesIn(octets, new Set(wanted))
  const of = ({ number }: { readonly number: number }): FitMessage[] => messages.filter((one) => one.number === number)
  const [id] = of(FILE_ID)
  if (id === undefined || valueOf(id, FILE_ID.type) !== ACTIVITY_FILE) refuse('run-file-no-activity')
  const sessions = of(SESSION)
  const session = sessions.find(isRun)
  if (session === undefined) refuse(sessions.length > 0 ? 'run-file-other-sport' : 'run-file-no-activity')
  const startedAtMs = wallMsOf(valueOf(session, SESSION.start)) ?? refuse('run-file-no-time')
  const timeS = valueOf(session, SESSION.timer, 1000)
  const elapsedS = Math.max(valueOf(session, SESSION.elapsed, 1000) ?? 0, timeS ?? 0)
  const untilMs = startedAtMs + elapsedS * 1000 + STAMP_MS
  const isAlone = sessions.length === 1
  const isIn = (atMs: number): boolean => isAlone || (atMs >= startedAtMs - STAMP_MS && atMs <= untilMs)
  const records = of(RECORD).filter((record) => isIn(stampOf(record) ?? NaN))
  const rpe = valueOf(session, SESSION.rpe, 10)
  const losses: RunFileLoss[] = [
    ...(isAlone ? [] : [{ code: 'run-file-other-activities', values: { count: sessions.length - 1 } } as const]),
    ...leftOut(records),
  ]
  return {
    ...{
      format: 'fit',
      by: madeBy(id, of(DEVICE)),
      startedAtMs,
      timeS,
      distanceM: valueOf(session, SESSION.distance, 100),
    },
    laps: of(LAP)
      .flatMap(lapOf)
      .filter((lap) => isIn(lap.startedAtMs))
      .sort((a, b) => a.startedAtMs - b.startedAtMs),
    readings: records.map(readingOf),
    pauses: pausesIn(of(EVENT), startedAtMs).filter(({ fromMs }) => isIn(fromMs)),
    effort: rpe !== null && Number.isInteger(rpe) && rpe >= 1 ? rpe : null,
    losses,
  }
}

/** A stamp is a whole second. */
const STAMP_MS = 1000

function isRun(session: FitMessage): boolean {
  const sport = valueOf(session, SESSION.sport)
  return sport === RUNNING || (sport === FITNESS_EQUIPMENT && valueOf(session, SESSION.subSport) === TREADMILL)
}

function leftOut(records: readonly FitMessage[]): RunFileLoss[] {
  const names = LEFT_OUT.flatMap(([what, field]) => (records.some(({ fields }) => fields.has(field)) ? [what] : []))
  return [...new Set(names)].map((what) => ({ code: 'run-file-left-out', values: { what } }))
}

function madeBy(id: FitMessage, devices: readonly FitMessage[]): string | null {
  const own = devices.find((device) => valueOf(device, DEVICE.index) === 0)
  const product = textOf(id, FILE_ID.productName) || (own === undefined ? '' : textOf(own, DEVICE.productName))
  const maker = MAKERS[valueOf(id, FILE_ID.manufacturer) ?? -1] ?? ''
  const name = product.toLowerCase().startsWith(maker.toLowerCase()) ? product : `${maker} ${product}`
  return name.trim() === '' ? null : name.trim().slice(0, 60)
}

function lapOf(lap: FitMessage): ActivityLap[] {
  const startedAtMs = wallMsOf(valueOf(lap, LAP.start))
  const timeS = valueOf(lap, LAP.timer, 1000) ?? valueOf(lap, LAP.elapsed, 1000)
  if (startedAtMs === null || timeS === null) return []
  const intensity = valueOf(lap, LAP.intensity)
  return [
    {
      ...{ startedAtMs, timeS, distanceM: valueOf(lap, LAP.distance, 100) },
      mostKmh: kmhOf(valueOf(lap, LAP.mostMore, 1000) ?? valueOf(lap, LAP.most, 1000)),
      heartRateBpm: heartOf(valueOf(lap, LAP.heart)),
      mostHeartRateBpm: heartOf(valueOf(lap, LAP.mostHeart)),
      part: intensity === INTENSITY.warmUp ? 'warm-up' : intensity === INTENSITY.coolDown ? 'cool-down' : 'stage',
    },
  ]
}

const readingOf = (record: FitMessage): ActivityReading => ({
  atMs: stampOf(record) ?? NaN,
  distanceM: valueOf(record, RECORD.distance, 100),
  speedKmh: kmhOf(valueOf(record, RECORD.speedMore, 1000) ?? valueOf(record, RECORD.speed, 1000)),
  heartRateBpm: heartOf(valueOf(record, RECORD.heart)),
  inclinePct: valueOf(record, RECORD.grade, 100),
})

/** From where its clock was stopped to where it went on; the stop that it ends with is none. */
function pausesIn(events: readonly FitMessage[], startedAtMs: number): { fromMs: number; untilMs: number }[] {
  const pauses: { fromMs: number; untilMs: number }[] = []
  let fromMs: number | null = null
  for (const event of events) {
    const atMs = stampOf(event)
    if (valueOf(event, EVENT.event) !== TIMER || atMs === null || atMs < startedAtMs) continue
    const type = valueOf(event, EVENT.type) ?? -1
    if (STOPS.has(type)) fromMs ??= atMs
    else if (type === STARTS && fromMs !== null) {
      if (atMs > fromMs) pauses.push({ fromMs, untilMs: atMs })
      fromMs = null
    }
  }
  return pauses
}
