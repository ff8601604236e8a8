import { isControlPointResponse } from '../../../protocol/ftms/control-point-response.ts'
import type { ControlPointOp } from '../../../protocol/ftms/control-point.ts'
import { opCodeOf } from '../../../protocol/ftms/control-point.ts'
import type { Script } from './script.ts'

/** Carries everything out and answers none of it, or none of the given requests: Horizon Omega Z (quirk 22). */
export const neverAnswers =
  (...ops: readonly ControlPointOp[]): Script =>
  () => ({
    value(_uuid, octets) {
      if (!isControlPointResponse(octets)) return octets
      return ops.length === 0 || ops.some((op) => opCodeOf(op) === octets[1]) ? null : octets
    },
  })
