import type { ExportReading, RunExport } from '../../protocol/panel/run-export.ts'

/** For formats whose time is whole seconds. */

/**
 * The last reading of each stamp, from `fromS` on.
 *
 * @param stampOf the stamp of a moment, seconds since the run was begun
 */
export function eachSecond(
  readings: readonly ExportReading[],
  fromS: number,
  stampOf: (atS: number) => number,
): ExportReading[] {
  const inTime = readings.filter(({ atS }) => atS >= fromS)
  return inTime.filter(({ atS }, index) => {
    const next = inTime[index + 1]
    return next === undefined || stampOf(next.atS) > stampOf(atS)
  })
}

/** From where the belt first moved to the end of the last lap, seconds since the run was begun. */
export function secondsSpanOf({ laps, readings, run }: RunExport): { readonly fromS: number; readonly untilS: number } {
  const fromS = laps[0]?.fromS ?? readings[0]?.atS ?? 0
  return { fromS, untilS: laps.at(-1)?.untilS ?? fromS + run.movingS }
}
