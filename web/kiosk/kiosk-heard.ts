import type { KioskState } from '../../protocol/panel/kiosk.ts'
import { earOf, type Ear } from '../sound/ear.ts'
import { kioskMomentOf } from './kiosk-moment.ts'
import './touch-for-sound.ts'

/** All that a wall needs to be heard; fetched only where its address wants it. */
export const ear = (): Ear<KioskState> | null => earOf(kioskMomentOf)
