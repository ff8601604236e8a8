import type { MachineStatus } from '../../protocol/ftms/machine-status.ts'
import { snap, stepDown, stepUp, type SpeedGrid } from '../../protocol/units.ts'
import type { MachineOptions } from './machine-options.ts'
import { gridOf } from './machine-options.ts'
import type { MachineState } from './machine-state.ts'
import { keyPulled, paused, started, stopped } from './machine-state.ts'

/** The hands on a treadmill: its own buttons and its safety key. What has no effect is said to nobody. */
export interface MachineConsole {
  pressStart(): void
  pressStop(): void
  pressPause(): void
  pressFaster(): void
  pressSlower(): void
  /** A quick key, or a programme of its own: to the nearest speed that it can run, km/h. */
  setSpeed(kmh: number): void
  /** Its incline keys, percent; nothing on a machine without, or beyond its range. */
  setIncline(pct: number): void
  /** The belt brakes hard; nothing starts it until the key is back. */
  pullSafetyKey(): void
  replaceSafetyKey(): void
  /** Takes control from the client that has it. */
  takeControl(): void
}

/** What a console reaches of its machine. */
export interface BehindTheConsole {
  readonly options: MachineOptions
  readonly state: () => MachineState
  /** Changes the machine and tells every client. */
  readonly change: (state: MachineState, status: MachineStatus | null) => void
  readonly loseControl: () => void
}

export function consoleOf({ options, state, change, loseControl }: BehindTheConsole): MachineConsole {
  const press = (next: MachineState | null, status: MachineStatus): void => {
    if (next !== null) change(next, status)
  }
  const setSpeed = (to: (grid: SpeedGrid, targetKmh: number) => number): void => {
    const now = state()
    if (now.motion !== 'running') return
    const targetKmh = to(gridOf(options), now.targetKmh)
    if (targetKmh === now.targetKmh) return
    change({ ...now, targetKmh }, { status: 'target_speed_changed', targetSpeedKmh: targetKmh })
  }
  const stoppedOr = (controlInformation: 'stop' | 'pause'): MachineStatus => ({
    status: 'stopped_or_paused_by_user',
    controlInformation,
  })
  return {
    pressStart: () => press(started(state(), options), { status: 'started_or_resumed_by_user' }),
    pressStop: () => press(stopped(state()), stoppedOr('stop')),
    pressPause: () => press(paused(state(), options), stoppedOr('pause')),
    pressFaster: () => setSpeed((grid, kmh) => stepUp(grid, kmh)),
    pressSlower: () => setSpeed((grid, kmh) => stepDown(grid, kmh)),
    setSpeed: (kmh) => setSpeed((grid) => snap(grid, kmh)),
    setIncline(pct) {
      const { incline } = options
      if (incline === null || pct < incline.minimumPct || pct > incline.maximumPct) return
      const status = { status: 'target_incline_changed', targetInclinationPercent: pct } as const
      change({ ...state(), targetInclinePct: pct }, status)
    },
    pullSafetyKey() {
      if (state().safetyKey === 'pulled') return
      change(keyPulled(state()), { status: 'stopped_by_safety_key' })
      loseControl()
    },
    replaceSafetyKey: () => change({ ...state(), safetyKey: 'in' }, null),
    takeControl: loseControl,
  }
}
