import { requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

/** Takes every order and has no motor to follow it with: Assault AirRunner (quirk 93). Its belt is moved by the runner, at the console. */
export const noMotor: Script = ({ say }) => ({
  write(uuid, octets) {
    const op = requestIn(uuid, octets)?.op
    if (op !== 'start_or_resume' && op !== 'stop_or_pause' && op !== 'set_target_speed') return octets
    say(uuid, successOf(op))
    return null
  },
})
