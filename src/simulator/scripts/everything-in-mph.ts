import { encodeTreadmillData } from '../../../protocol/ftms/treadmill-data.ts'
import { kmhFromMph, mphFromKmh } from '../../../protocol/units.ts'
import { dataIn, requestIn, speedRequest } from './octets.ts'
import type { Script } from './script.ts'

/**
 * Takes the number of a target speed as mph, and says its speeds in mph as well: TM4800, TM6500, THERUN T15, DBT FS-BT-T4 with
 * their consoles set to miles (quirks 28 to 30). Its distance is in true metres, or there is none.
 */
export const everythingInMph =
  (distance: 'with-distance' | 'without-distance'): Script =>
  () => ({
    write(uuid, octets) {
      const request = requestIn(uuid, octets)
      return request?.op === 'set_target_speed' ? speedRequest(kmhFromMph(request.targetSpeedKmh)) : octets
    },
    value(uuid, octets) {
      const data = dataIn(uuid, octets)
      if (data === null) return octets
      const { totalDistanceM, instantaneousSpeedKmh, ...more } = data
      return encodeTreadmillData({
        ...more,
        ...(instantaneousSpeedKmh === undefined
          ? {}
          : { instantaneousSpeedKmh: Math.round(mphFromKmh(instantaneousSpeedKmh) * 100) / 100 }),
        ...(distance === 'without-distance' || totalDistanceM === undefined ? {} : { totalDistanceM }),
      })
    },
  })
