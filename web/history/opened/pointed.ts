import type { RunOpened } from '../../../protocol/panel/run-opened.ts'
import { clock, lengthWords } from '../../format.ts'
import { unitFor } from '../gained.ts'
import { isWalked, shortTold, speedTold } from '../run-words.ts'
import { historyWords } from '../words.ts'
import { bandAt, indexAt } from './bands.ts'
import type { Picture } from './opened-run.ts'
import { placeName } from './part-name.ts'

/** What stands in the empty upper left of a chart. */
export interface Pointed {
  readonly value: string
  readonly unit: string
  readonly heartBpm: number | null
  readonly says: string
}

/** Of a moment; of the whole run where nobody points to one. */
export function pointedOf(run: RunOpened, picture: Picture, atS: number | null): Pointed {
  const own = historyWords()
  const unit = unitFor(run)
  const walked = isWalked(run)
  if (atS === null) {
    const [value = '', shown = ''] = lengthWords(run.distanceM, unit).split(' ')
    const averageKmh = run.movingS > 0 ? (run.distanceM / run.movingS) * 3.6 : null
    const { value: average, unit: per } = speedTold(averageKmh, unit, walked)
    return { value, unit: shown, heartBpm: null, says: `${clock(run.movingS)} · ${average} ${per}` }
  }
  const { series, bands } = picture
  const index = indexAt(series.movingS, atS)
  const { value, unit: shown } = speedTold(series.measuredKmh[index] ?? null, unit, walked)
  const band = bandAt(bands, atS)
  const place = band === null ? null : { kind: band.split.kind, number: band.split.mile }
  const target = series.targetKmh[index] ?? series.plannedKmh[index] ?? null
  const says = [
    own.at(clock(atS), placeName(place, run).toLowerCase()),
    ...(target === null ? [] : [own.plan(shortTold(target, unit, walked))]),
  ]
  return { value, unit: shown, heartBpm: series.heartBpm[index] ?? null, says: says.join(' · ') }
}
