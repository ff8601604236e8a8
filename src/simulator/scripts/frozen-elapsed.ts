import { withData } from './octets.ts'
import type { Script } from './script.ts'

/** The belt runs, and from `steppedOffAtS` on its elapsed time stands: nobody is on it. Mobvoi TMP (quirk 60). */
export const frozenElapsed =
  (steppedOffAtS: number): Script =>
  () => ({
    value: (uuid, octets) =>
      withData(uuid, octets, ({ elapsedTimeS }) =>
        elapsedTimeS === undefined ? {} : { elapsedTimeS: Math.min(elapsedTimeS, steppedOffAtS) },
      ),
  })
