import type { ControlPointResult } from '../../protocol/ftms/control-point-response.ts'
import type { ReceivedRequest } from '../../protocol/ftms/control-point.ts'
import { decodeControlPointRequest } from '../../protocol/ftms/control-point.ts'
import type { MachineStatus } from '../../protocol/ftms/machine-status.ts'
import { isOnGrid, snap, snapDown, withinRange } from '../../protocol/units.ts'
import type { MachineOptions } from './machine-options.ts'
import { gridOf } from './machine-options.ts'
import type { MachineState } from './machine-state.ts'
import { paused, reset, started, stopped } from './machine-state.ts'

/** What became of a request: the result to indicate, the machine after it, and what other clients are told. */
export interface Outcome {
  readonly result: ControlPointResult
  readonly state: MachineState
  readonly status: MachineStatus | null
  /** Whether the client has control from now on. */
  readonly control: boolean
}

/** Who has control when a request comes in. */
export type Control = 'mine' | 'free' | 'another'

/**
 * Carries out a control point request. Of several reasons to refuse, the first of these counts: op code not supported,
 * control not permitted, invalid parameter, operation failed. The specification leaves the order open.
 */
export function carryOut(octets: Uint8Array, state: MachineState, control: Control, options: MachineOptions): Outcome {
  const mine = control === 'mine'
  const refused = (result: ControlPointResult): Outcome => ({ result, state, status: null, control: mine })
  const request = decodeControlPointRequest(octets)
  const op = (request.ok ? request.value : request.partial) as Pick<ReceivedRequest, 'op'>
  if (!isSupported(op.op, options)) return refused('op_code_not_supported')
  if (op.op === 'request_control') {
    const granted = mine || (options.control !== 'deny' && (control === 'free' || options.control === 'take-over'))
    return granted ? { ...refused('success'), control: true } : refused('control_not_permitted')
  }
  if (!mine) return refused('control_not_permitted')
  if (!request.ok || request.value.ignoredTrailingOctets !== undefined) return refused('invalid_parameter')
  const change = changeOf(request.value, state, options)
  if (typeof change === 'string') return refused(change)
  return { result: 'success', ...change, control: request.value.op !== 'reset' }
}

function isSupported(op: ReceivedRequest['op'], { incline }: MachineOptions): boolean {
  if (op === 'set_target_inclination') return incline !== null
  return ['request_control', 'reset', 'set_target_speed', 'start_or_resume', 'stop_or_pause'].includes(op)
}

type Change = { readonly state: MachineState; readonly status: MachineStatus } | ControlPointResult

function changeOf(request: ReceivedRequest, state: MachineState, options: MachineOptions): Change {
  switch (request.op) {
    case 'reset':
      return { state: reset(state), status: { status: 'reset' } }
    case 'start_or_resume':
      return orFailed(started(state, options), { status: 'started_or_resumed_by_user' })
    case 'stop_or_pause': {
      const { controlInformation } = request
      if (controlInformation === 'reserved') return 'invalid_parameter'
      const next = controlInformation === 'stop' ? stopped(state) : paused(state, options)
      return orFailed(next, { status: 'stopped_or_paused_by_user', controlInformation })
    }
    case 'set_target_speed':
      return speedSet(request.targetSpeedKmh, state, options)
    case 'set_target_inclination':
      return inclineSet(request.targetInclinationPercent, state, options)
    default:
      return 'op_code_not_supported'
  }
}

const orFailed = (state: MachineState | null, status: MachineStatus): Change =>
  state === null ? 'operation_failed' : { state, status }

function speedSet(speedKmh: number, state: MachineState, options: MachineOptions): Change {
  const grid = gridOf(options)
  if (!withinRange(grid, speedKmh)) return 'invalid_parameter'
  if (options.offGrid === 'refused' && !isOnGrid(grid, speedKmh)) return 'invalid_parameter'
  const targetKmh = options.offGrid === 'truncated' ? snapDown(grid, speedKmh) : snap(grid, speedKmh)
  if (state.motion !== 'running' && options.speedAtStandstill === 'refused') return 'operation_failed'
  const set = { ...state, targetKmh }
  const status: MachineStatus = { status: 'target_speed_changed', targetSpeedKmh: targetKmh }
  if (options.speedAtStandstill !== 'starts-belt' || state.motion === 'running') return { state: set, status }
  return orFailed(started(set, options), status)
}

function inclineSet(inclinePct: number, state: MachineState, { incline }: MachineOptions): Change {
  if (incline === null) return 'op_code_not_supported'
  if (inclinePct < incline.minimumPct || inclinePct > incline.maximumPct) return 'invalid_parameter'
  const stepped = Math.round(inclinePct / incline.incrementPct) * incline.incrementPct
  const targetInclinationPercent = Math.round(stepped * 10) / 10
  return {
    state: { ...state, targetInclinePct: targetInclinationPercent },
    status: { status: 'target_incline_changed', targetInclinationPercent },
  }
}
