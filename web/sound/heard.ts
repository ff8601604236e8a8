import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { earOf, type Ear } from './ear.ts'
import { momentOf } from './moment.ts'
import './sound-key.ts'

/** All that the panel needs to be heard, in one piece of its own: the screens are there before it. */
export const ear = (): Ear<Snapshot> | null => earOf(momentOf)
