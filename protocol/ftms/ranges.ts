import { s16, u16, u8 } from './field.ts'
import { recordCodec } from './record.ts'

/**
 * What a machine says it can do; FTMS 1.0.1 §4.11 to §4.14. Machines publish minimum above maximum, a step of zero and
 * numbers in mph here (quirks 30, 31): decoding is to the letter, `gridFrom` in units.ts judges.
 */

/** Supported Speed Range, 0x2AD4. */
export const speedRange = recordCodec({
  minimumSpeedKmh: u16('km/h', 100),
  maximumSpeedKmh: u16('km/h', 100),
  minimumIncrementSpeedKmh: u16('km/h', 100),
})

/** Supported Inclination Range, 0x2AD5. The limits are signed, the increment is not. */
export const inclinationRange = recordCodec({
  minimumInclinationPercent: s16('%', 10),
  maximumInclinationPercent: s16('%', 10),
  minimumIncrementInclinationPercent: u16('%', 10),
})

/** Supported Heart Rate Range, 0x2AD7. */
export const heartRateRange = recordCodec({
  minimumHeartRateBpm: u8('bpm'),
  maximumHeartRateBpm: u8('bpm'),
  minimumIncrementHeartRateBpm: u8('bpm'),
})
