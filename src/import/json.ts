import { Value } from 'typebox/value'
import { MOST_RUN_READINGS } from '../../protocol/panel/run-files.ts'
import { RunExport } from '../../protocol/panel/run-export.ts'
import { isCrescendo } from '../../protocol/stages.ts'
import { isStage } from '../../protocol/units.ts'
import { parsedJson } from '../files/json.ts'
import { NoRunFile, refuse, refuseAt } from './no-run-file.ts'

/** Our own JSON, whole: the run that it was. */

const DAY_MS = 86_400_000
const LONGEST_S = 3 * 86_400
const MOST_M = 500_000
const MOST_KMH = 60
const MOST_LAPS = 2000

/**
 * @param wallMs now, milliseconds since 1970-01-01 UTC
 * @throws {NoRunFile | Damaged}
 */
export function runInJson(text: string, wallMs: number): RunExport {
  const read = withoutMessages(parsedJson(text))
  if (typeof read === 'object' && read !== null && 'version' in read && typeof read.version === 'number')
    if (read.version > 1) refuse('run-file-newer')
  if (!Value.Check(RunExport, read))
    throw new NoRunFile({ code: 'run-file-not-ours', values: { where: whereOf(read) } })
  soundOrThrow(read, wallMs)
  const { plan, laps, run } = read
  const stages = plan?.phases.filter(isStage).length ?? 0
  return { ...read, run: { ...run, crescendo: run.crescendo && isCrescendo(laps, stages) } }
}

/** What of it is not as the schema says: "readings.12.atS". */
function whereOf(read: unknown): string {
  const [fault] = Value.Errors(RunExport, read)
  const unknown = fault?.keyword === 'additionalProperties' ? `/${fault.params.additionalProperties[0] ?? ''}` : ''
  return `${fault?.instancePath ?? ''}${unknown}`.slice(1, 60).replaceAll('/', '.')
}

/** Beside each code stands its sentence, for who has no table: it is not kept. */
function withoutMessages(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMessages)
  if (typeof value !== 'object' || value === null) return value
  const isSaid = 'code' in value && 'values' in value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      isSaid && name === 'message' ? [] : [[name, withoutMessages(one)]],
    ),
  )
}

const isTime = (s: number): boolean => s >= 0 && s <= LONGEST_S
const isLength = (m: number): boolean => m >= 0 && m <= MOST_M
const isSpeed = (kmh: number | null | undefined): boolean => (kmh ?? 0) >= 0 && (kmh ?? 0) <= MOST_KMH

/** @throws {NoRunFile} */
function soundOrThrow({ run, laps, readings, events }: RunExport, wallMs: number): void {
  const [fromMs, untilMs] = [Date.parse(run.startedAt), Date.parse(run.endedAt)]
  if (!(fromMs >= 0 && untilMs >= fromMs && fromMs <= wallMs + DAY_MS)) refuse('run-file-no-time')
  if (!/^[\w-]{1,64}$/.test(run.id)) throw new NoRunFile({ code: 'run-file-not-ours', values: { where: 'run.id' } })
  const isFactor = run.beltFactor === undefined || (run.beltFactor >= 0.5 && run.beltFactor <= 2)
  if (!isLength(run.distanceM) || !isTime(run.movingS) || !isFactor) refuse('run-file-bad-total')
  if (readings.length > MOST_RUN_READINGS || laps.length > MOST_LAPS || events.length > MOST_RUN_READINGS)
    throw new NoRunFile({ code: 'run-file-too-long', values: { most: MOST_RUN_READINGS } })
  laps.forEach((lap, index) => {
    const { timeS, distanceM, averageKmh, mostKmh, plannedKmh } = lap
    if (!isTime(timeS) || !isLength(distanceM) || ![averageKmh, mostKmh, plannedKmh].every(isSpeed))
      refuseAt('run-file-bad-lap', index + 1)
  })
  let [lastS, lastMovingS] = [0, 0]
  readings.forEach(({ atS, movingS, distanceM, speedKmh, heartRateBpm }, index) => {
    const isHeart = heartRateBpm === null || (heartRateBpm >= 0 && heartRateBpm <= 300)
    if (!isTime(atS) || !isTime(movingS) || !isLength(distanceM) || !isSpeed(speedKmh) || !isHeart)
      refuseAt('run-file-bad-reading', index + 1)
    if (atS < lastS || movingS < lastMovingS) refuseAt('run-file-backwards', index + 1)
    ;[lastS, lastMovingS] = [atS, movingS]
  })
}
