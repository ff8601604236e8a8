import { hexOf } from '../../../protocol/ftms/decoded.ts'
import { encodeControlPointResponse } from '../../../protocol/ftms/control-point-response.ts'
import { requestIn } from './octets.ts'
import type { Script } from './script.ts'

/** The characteristic beside the service that the makers of YPOO, Yesoul and Sperax expose. */
export const UNLOCKED_BY = 'D18D2C10C44C11E8A355529269FB1459'

/** Nothing is permitted before these octets were written to a characteristic of the maker's: YPOO Mini Pro (quirk 6). */
export const wantsUnlock =
  (hex: string): Script =>
  ({ say }) => {
    let unlocked = false
    return {
      write(uuid, octets) {
        if (uuid === UNLOCKED_BY) {
          unlocked ||= hexOf(octets) === hex
          return null
        }
        if (unlocked || requestIn(uuid, octets) === null) return octets
        say(uuid, encodeControlPointResponse({ requestOpCode: octets[0]!, result: 'control_not_permitted' }))
        return null
      },
    }
  }
