import { requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

/** Takes a target speed only right behind Request Control and Start, and calls all else a success: MyRun's kind (quirk 3). */
export const wantsPreamble: Script = ({ say }) => {
  let before: string[] = []
  return {
    write(uuid, octets) {
      const op = requestIn(uuid, octets)?.op
      if (op === undefined) return octets
      const led = before.join() === 'request_control,start_or_resume'
      before = [...before, op].slice(-2)
      if (op !== 'set_target_speed' || led) return octets
      say(uuid, successOf(op))
      return null
    },
  }
}
