import { u8 } from './ftms/field.ts'
import { recordCodec } from './ftms/record.ts'

/** Battery Level, 0x2A19, 0 to 100 %; above that reserved. */
export const batteryLevel = recordCodec({ batteryLevelPercent: u8('%') })
