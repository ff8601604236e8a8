import type { Snapshot } from '../../protocol/panel/snapshot.ts'

/** Of a whole run, while the belt moved; null where it did not; km/h. */
export const averageKmhOf = ({ distanceM, movingS }: Pick<Snapshot, 'distanceM' | 'movingS'>): number | null =>
  movingS > 0 ? (distanceM / movingS) * 3.6 : null
